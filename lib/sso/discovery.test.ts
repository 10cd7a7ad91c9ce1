import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DiscoveryError, discover } from "./discovery";

let server: Server;
let origin: string;
let answer: { status?: number; body: string };
let asked: string[];
beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(req.url ?? "");
    res.writeHead(answer.status ?? 200, { "content-type": "application/json", location: "http://elsewhere.example/" });
    res.end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  answer = { body: JSON.stringify(documentOf({})) };
});

function documentOf(part: object) {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/auth`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
    response_types_supported: ["code", "id_token"],
    scopes_supported: ["openid", "email"],
    claims_supported: ["sub", "email"],
    code_challenge_methods_supported: ["S256"],
    ...part,
  };
}

async function problem(part: object, issuer = origin): Promise<string> {
  answer = { body: JSON.stringify(documentOf(part)) };
  return refused(issuer);
}

async function refused(issuer = origin, allowPrivate = true): Promise<string> {
  const error: unknown = await discover(issuer, allowPrivate).catch((reason: unknown) => reason);
  if (error instanceof DiscoveryError) return error.message;
  throw new Error("It was accepted.", { cause: error });
}

describe("discovery", () => {
  it("asks at the well-known address and tells what signing in needs", async () => {
    expect(await discover(origin, true)).toEqual({
      issuer: origin,
      authorizationEndpoint: `${origin}/auth`,
      tokenEndpoint: `${origin}/token`,
      scopes: ["openid", "email"],
      claims: ["sub", "email"],
      notes: [],
    });
    expect(asked).toEqual(["/.well-known/openid-configuration"]);
  });

  it("takes the address of the document for the issuer, and the provider's own word for a slash at the end", async () => {
    answer = { body: JSON.stringify(documentOf({ issuer: `${origin}/` })) };
    expect((await discover(`${origin}/.well-known/openid-configuration`, true)).issuer).toBe(`${origin}/`);
    answer = { body: JSON.stringify(documentOf({ issuer: `${origin}/tenant` })) };
    expect((await discover(`${origin}/tenant/`, true)).issuer).toBe(`${origin}/tenant`);
    expect(asked[1]).toBe("/tenant/.well-known/openid-configuration");
  });

  it("refuses an issuer that is another one, and says which", async () => {
    expect(await problem({ issuer: "https://other.example" })).toMatch(/issuer is https:\/\/other\.example/);
    expect(await problem({ issuer: "https://login.example/{tenantid}/v2.0" })).toMatch(/for every tenant/);
  });

  it("names what the document lacks", async () => {
    expect(await problem({ token_endpoint: undefined, jwks_uri: 5 })).toMatch(/lacks .*token_endpoint, jwks_uri/);
    expect(await problem({ response_types_supported: ["id_token"] })).toMatch(/authorization code flow/);
  });

  it("does not let the document lead to where the issuer may not", async () => {
    expect(await problem({ token_endpoint: "file:///etc/passwd" })).toMatch(/token_endpoint .*https/);
    answer = { status: 302, body: "" };
    expect(await refused()).toMatch(/answered 302/);
  });

  it("says what came instead of the document", async () => {
    answer = { status: 404, body: "{}" };
    expect(await refused()).toMatch(/answered 404/);
    answer = { body: "<html>" };
    expect(await refused()).toMatch(/is no JSON document/);
    answer = { body: "[]" };
    expect(await refused()).toMatch(/lacks what signing in needs: everything/);
  });

  it("calls neither http nor private addresses unless the server allows it", async () => {
    expect(await refused(origin, false)).toMatch(/https:\/\//);
    expect(await refused("https://127.0.0.1:1", false)).toMatch(/private network/);
    expect(await refused("https://localhost:1", false)).toMatch(/private network/);
    expect(asked).toEqual([]);
  });

  it("mentions a provider that does not list PKCE, and lets one pass that lists nothing", async () => {
    answer = { body: JSON.stringify(documentOf({ code_challenge_methods_supported: ["plain"] })) };
    expect((await discover(origin, true)).notes).toEqual([expect.stringContaining("PKCE")]);
    answer = { body: JSON.stringify(documentOf({ code_challenge_methods_supported: undefined })) };
    expect((await discover(origin, true)).notes).toEqual([]);
  });
});
