import { describe, expect, it } from "vitest";
import { resolveRoute } from "./routes";

describe("resolveRoute", () => {
  it.each([
    ["GET", "/Users", { endpoint: { kind: "collection", type: "User" }, method: "GET", id: undefined }],
    ["HEAD", "/Users/", { endpoint: { kind: "collection" }, method: "GET" }],
    ["POST", "//Groups//", { endpoint: { kind: "collection", type: "Group" }, method: "POST" }],
    ["GET", "/Users/usr_1", { endpoint: { kind: "resource" }, id: "usr_1", method: "GET" }],
    ["PATCH", "/Groups/a%2Fb%20%C3%A4/", { endpoint: { kind: "resource" }, id: "a/b ä", method: "PATCH" }],
    ["DELETE", "/Users/x", { endpoint: { kind: "resource" }, id: "x", method: "DELETE" }],
    ["POST", "/Users/.search", { endpoint: { kind: "search", type: "User" }, method: "POST" }],
    ["POST", "/.search", { endpoint: { kind: "search" }, method: "POST" }],
    ["POST", "/Bulk/", { endpoint: { kind: "bulk" }, method: "POST" }],
    ["GET", "", { endpoint: { kind: "root" }, method: "GET" }],
    ["GET", "/", { endpoint: { kind: "root" }, method: "GET" }],
    [
      "GET",
      "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
      { endpoint: { kind: "Schemas" }, id: "urn:ietf:params:scim:schemas:core:2.0:User" },
    ],
    ["GET", "/ServiceProviderConfig/", { endpoint: { kind: "ServiceProviderConfig" } }],
    ["HEAD", "/ResourceTypes", { endpoint: { kind: "ResourceTypes" } }],
  ])("%s %s", (method, path, expected) => {
    expect(resolveRoute(method, path)).toMatchObject(expected);
  });

  it.each(["/users", "/Bulk/x", "/Roles", "/Users/x/y", "/Groups/x/members", "/ServiceProviderConfig/x"])(
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
    ["GET", "/.search", "POST"],
    ["GET", "/Groups/.search", "POST"],
    ["GET", "/Bulk", "POST"],
    ["POST", "/", "GET, HEAD"],
  ])("405 for %s %s, with what is allowed", (method, path, allow) => {
    expect(() => resolveRoute(method, path)).toThrow(expect.objectContaining({ status: 405, headers: { allow } }));
  });

  it.each(["GET", "POST", "PATCH"])("501 for %s /Me, saying why", (method) => {
    const refusal = { status: 501, message: expect.stringContaining("belongs to a team") };
    expect(() => resolveRoute(method, "/Me")).toThrow(expect.objectContaining(refusal));
  });

  it.each(["/Users/%zz", "/Users/%", "/Users/%ff", "/%c3/x"])("400 for %s, which is no path", (path) => {
    expect(() => resolveRoute("GET", path)).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidSyntax" }),
    );
  });
});
