import { expect, it, vi } from "vitest";
import { bodyText } from "@/scim/testing/scim-client";
import { answerScim } from "./scim-route";

/** A port that nobody listens on. */
vi.stubEnv("DATABASE_URL", "postgres://postgres@127.0.0.1:1/muster");
vi.stubEnv("AUTH_SECRET", "x".repeat(48));

it("RFC 7644 3.12: a fault of ours is a SCIM Error of 500 that says what to do, names the request and hides the fault", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const answer = await answerScim({
    method: "GET",
    path: "/Users",
    query: "",
    headers: { authorization: `Bearer msk_${"a".repeat(43)}` },
    body: undefined,
    remoteAddress: null,
  });
  const line = written.mock.calls.map(([text]) => String(text)).join("");
  written.mockRestore();
  const body = JSON.parse((await bodyText(answer)) ?? "") as { detail: string };
  const requestId = answer.headers["x-request-id"] ?? "";
  expect(answer.status).toBe(500);
  expect(answer.headers["content-type"]).toBe("application/scim+json;charset=utf-8");
  expect(body).toMatchObject({ schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "500" });
  expect(body.detail).toMatch(/Try again/);
  expect(body.detail).toContain(requestId);
  expect(body.detail).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|database/);
  expect(line).toContain(requestId);
});
