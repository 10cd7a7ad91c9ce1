import { describe, expect, it } from "vitest";
import { publicOrigin } from "./public-origin";

const bare = { musterUrl: undefined, trustProxy: false };
const proxied = { ...bare, trustProxy: true };
const forwarded = { host: "app:3000", "x-forwarded-host": "muster.example", "x-forwarded-proto": "https" };

describe("the public origin", () => {
  it("is MUSTER_URL whatever the request says", () => {
    const environment = { musterUrl: "https://muster.example.com", trustProxy: true };
    expect(publicOrigin(forwarded, environment)).toBe("https://muster.example.com");
  });

  it("is the host that the request names, by http", () => {
    expect(publicOrigin({ host: "127.0.0.1:4101" }, bare)).toBe("http://127.0.0.1:4101");
    expect(publicOrigin({ host: "[::1]:3000" }, bare)).toBe("http://[::1]:3000");
    expect(publicOrigin(new Headers({ host: "Localhost:3000" }), bare)).toBe("http://localhost:3000");
  });

  it("follows a proxy only when it is trusted, and of several the nearest", () => {
    expect(publicOrigin(forwarded, bare)).toBe("http://app:3000");
    expect(publicOrigin(forwarded, proxied)).toBe("https://muster.example");
    const chained = {
      ...forwarded,
      "x-forwarded-host": "evil.example, muster.example",
      "x-forwarded-proto": "http, https",
    };
    expect(publicOrigin(chained, proxied)).toBe("https://muster.example");
  });

  it.each(["evil.example/path", "evil.example@muster", "a b", "<script>", "host:port", "", "ho\\st"])(
    "is never built from what is no host: %j",
    (host) => {
      expect(publicOrigin({ host }, bare)).toBe("http://localhost");
      expect(publicOrigin({ host: "app:3000", "x-forwarded-host": host }, proxied)).toBe("http://app:3000");
    },
  );
});
