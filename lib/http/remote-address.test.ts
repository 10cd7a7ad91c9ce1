import { describe, expect, it } from "vitest";
import { REMOTE_ADDRESS_HEADER, requestIp, trustRemoteAddressHeader } from "./remote-address";

const bare = { trustProxy: false };
const proxied = { trustProxy: true };

describe("the address of a request", () => {
  it("is not what a client claims where there is no front door", () => {
    expect(requestIp({ [REMOTE_ADDRESS_HEADER]: "203.0.113.9" }, bare)).toBeNull();
  });

  it("is the socket's, as the front door hands it on", () => {
    trustRemoteAddressHeader();
    expect(requestIp({ [REMOTE_ADDRESS_HEADER]: "203.0.113.9" }, bare)).toBe("203.0.113.9");
    expect(requestIp({ [REMOTE_ADDRESS_HEADER]: "::ffff:203.0.113.9" }, bare)).toBe("203.0.113.9");
  });

  it("is unknown without a front door", () => {
    expect(requestIp({}, bare)).toBeNull();
  });

  it("is what the nearest proxy says only when it is trusted", () => {
    const headers = { "x-forwarded-for": "9.9.9.9, 198.51.100.4", [REMOTE_ADDRESS_HEADER]: "10.0.0.1" };
    expect(requestIp(headers, bare)).toBe("10.0.0.1");
    expect(requestIp(headers, proxied)).toBe("198.51.100.4");
    expect(requestIp({ "x-forwarded-for": "[2001:db8::1]:443" }, proxied)).toBe("2001:db8::1");
    expect(requestIp({ "x-forwarded-for": "198.51.100.4:5060" }, proxied)).toBe("198.51.100.4");
  });

  it("is never a text that is no address", () => {
    expect(requestIp({ "x-forwarded-for": "<script>" }, proxied)).toBeNull();
  });
});
