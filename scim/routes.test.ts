import { describe, expect, it } from "vitest";
import { resolveRoute } from "./routes";

describe("resolveRoute", () => {
  it.each([
    ["GET", "/Users", { kind: "collection", method: "GET" }],
    ["HEAD", "/Users/", { kind: "collection", method: "GET" }],
    ["POST", "//Groups//", { kind: "collection", method: "POST" }],
    ["GET", "/Users/usr_1", { kind: "resource", id: "usr_1", method: "GET" }],
    ["PATCH", "/Groups/a%2Fb%20%C3%A4/", { kind: "resource", id: "a/b ä", method: "PATCH" }],
    ["DELETE", "/Users/x", { kind: "resource", id: "x", method: "DELETE" }],
    [
      "GET",
      "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
      { kind: "discovery", id: "urn:ietf:params:scim:schemas:core:2.0:User" },
    ],
    ["GET", "/ServiceProviderConfig/", { kind: "discovery", endpoint: "ServiceProviderConfig" }],
    ["HEAD", "/ResourceTypes", { kind: "discovery", endpoint: "ResourceTypes" }],
  ])("%s %s", (method, path, expected) => {
    expect(resolveRoute(method, path)).toMatchObject(expected);
  });

  it.each(["", "/", "/users", "/Roles", "/Users/x/y", "/Groups/x/members", "/ServiceProviderConfig/x"])(
    "404 at %j",
    (path) => {
      expect(() => resolveRoute("GET", path)).toThrow(expect.objectContaining({ status: 404 }));
    },
  );

  it.each([
    ["PUT", "/Users", "GET, HEAD, POST"],
    ["PATCH", "/Groups", "GET, HEAD, POST"],
    ["DELETE", "/Users/", "GET, HEAD, POST"],
    ["POST", "/Users/x", "GET, HEAD, PUT, PATCH, DELETE"],
    ["OPTIONS", "/Users/x", "GET, HEAD, PUT, PATCH, DELETE"],
    ["POST", "/Schemas", "GET, HEAD"],
    ["DELETE", "/ResourceTypes/User", "GET, HEAD"],
    ["PUT", "/ServiceProviderConfig", "GET, HEAD"],
  ])("405 for %s %s, with what is allowed", (method, path, allow) => {
    expect(() => resolveRoute(method, path)).toThrow(expect.objectContaining({ status: 405, headers: { allow } }));
  });

  it.each([
    ["POST", "/.search"],
    ["POST", "/Users/.search"],
    ["POST", "/Bulk"],
    ["GET", "/Me"],
  ])("501 for %s %s", (method, path) => {
    expect(() => resolveRoute(method, path)).toThrow(expect.objectContaining({ status: 501 }));
  });

  it.each(["/Users/%zz", "/Users/%", "/Users/%ff", "/%c3/x"])("400 for %s, which is no path", (path) => {
    expect(() => resolveRoute("GET", path)).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidSyntax" }),
    );
  });
});
