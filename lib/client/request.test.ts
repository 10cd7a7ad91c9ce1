import { afterEach, describe, expect, it, vi } from "vitest";
import { listMembers } from "@/lib/contracts/members";
import { generateScimKey, regenerateScimKey, revokeScimKey } from "@/lib/contracts/scim";
import { listSsoMethods, switchSsoMethod } from "@/lib/contracts/sso";
import { ApiError } from "./api-error";
import { encode, request } from "./request";

afterEach(() => {
  vi.unstubAllGlobals();
});

function answerWith(answer: () => Response | Promise<Response>) {
  const fetchStub = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal("fetch", fetchStub);
  return fetchStub;
}

async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (error instanceof ApiError) return error;
  throw new Error("The call did not fail with an ApiError.", { cause: error });
}

describe("encode", () => {
  it("fills path parameters in and escapes them", () => {
    expect(encode(revokeScimKey, { keyId: "key/1?" })).toEqual({
      url: "/api/team/scim/keys/key%2F1%3F",
      body: undefined,
    });
  });

  it("puts the rest of a GET into the query, without what is undefined", () => {
    const { url, body } = encode(listMembers, { search: "a&b", page: 2, descending: true, status: undefined });
    expect(url).toBe("/api/team/members?search=a%26b&page=2&descending=true");
    expect(body).toBeUndefined();
  });

  it("puts the rest of other methods into a JSON body, without the path parameters", () => {
    expect(encode(switchSsoMethod, { methodId: "sso_1", enabled: false })).toEqual({
      url: "/api/team/sso/sso_1",
      body: '{"enabled":false}',
    });
    expect(encode(regenerateScimKey, { keyId: "key_1", grace: "1h" }).body).toBe('{"grace":"1h"}');
  });
});

describe("request", () => {
  it("sends JSON with its media type and gives the parsed answer", async () => {
    const method = {
      id: "sso_1",
      name: "Okta",
      provider: "okta",
      protocol: "saml",
      enabled: false,
      isSetUp: true,
      addsNewUsers: false,
      testedAt: null,
      lastUsedAt: null,
      certificatesEndAt: null,
    };
    const list = { methods: [method], required: false, breakGlassAdmins: [] };
    const fetchStub = answerWith(() => Response.json({ ...list, methods: [{ ...method, config: "secret" }] }));
    const answer = await request(switchSsoMethod, { methodId: "sso_1", enabled: false });
    expect(answer).toEqual(list);
    const [url, init] = fetchStub.mock.calls[0] ?? [];
    expect(url).toBe("/api/team/sso/sso_1");
    expect(init).toMatchObject({ method: "PATCH", headers: { "content-type": "application/json" } });
  });

  it("turns a refusal into an error with the server's sentence, code and fields", async () => {
    const body = { code: "name_taken", message: "There is a key of this name.", fields: { name: "Taken." } };
    answerWith(() => Response.json(body, { status: 409 }));
    const error = await failureOf(request(generateScimKey, { name: "Okta" }));
    expect(error).toMatchObject({ code: "name_taken", status: 409, message: body.message, body });
  });

  it("has a sentence of its own for an answer that is not ours", async () => {
    answerWith(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    const error = await failureOf(request(listSsoMethods, {}));
    expect(error).toMatchObject({ code: "internal", status: 502, body: undefined });
    expect(error.message).toContain("502");
  });

  it("has a sentence of its own when no answer comes", async () => {
    answerWith(() => Promise.reject(new TypeError("Failed to fetch")));
    const error = await failureOf(request(listSsoMethods, {}));
    expect(error).toMatchObject({ code: "unreachable", status: 0 });
    expect(error.message).toContain("cannot be reached");
  });

  it("asks to reload the page when the answer has another shape", async () => {
    answerWith(() => Response.json({ methods: "none" }));
    const error = await failureOf(request(listSsoMethods, {}));
    expect(error).toMatchObject({ code: "unreadable", status: 200 });
  });

  it("passes an abort on as it is, so that nobody shows it as a problem", async () => {
    const controller = new AbortController();
    controller.abort(new DOMException("gone", "AbortError"));
    answerWith(() => Promise.reject(new DOMException("gone", "AbortError")));
    await expect(request(listSsoMethods, {}, controller.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});
