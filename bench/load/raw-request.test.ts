import { expect, it } from "vitest";
import { rawRequest } from "./raw-request";

const target = { baseUrl: "http://127.0.0.1:4000/scim/v2", key: "msk_1" };

it("writes a request without a body", () => {
  const text = rawRequest(target, { method: "GET", path: "/Users?count=1" });
  expect(text).toMatch(/^GET \/scim\/v2\/Users\?count=1 HTTP\/1\.1\r\nhost: 127\.0\.0\.1:4000\r\n/);
  expect(text).toMatch(/\r\nauthorization: Bearer msk_1\r\n/);
  expect(text).toMatch(/\r\n\r\n$/);
});

it("counts a body in bytes", () => {
  const text = rawRequest(target, { method: "POST", path: "/Users", body: { userName: "ä" } });
  expect(text).toMatch(/content-length: 17\r\n\r\n{"userName":"ä"}$/);
});
