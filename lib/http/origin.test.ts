import { describe, expect, it } from "vitest";
import type { Environment } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { refuseForeignOrigin } from "./origin";

const bare: Pick<Environment, "musterUrl" | "trustProxy"> = { musterUrl: undefined, trustProxy: false };
const configured = { musterUrl: "https://muster.example", trustProxy: false };

function isRefused(headers: Record<string, string>, environment = bare, method = "POST"): boolean {
  try {
    refuseForeignOrigin(method, headers, environment);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: "foreign_origin" });
    return true;
  }
}

describe("the origin of a change", () => {
  it("may be ours, by the public origin or by the host of the request", () => {
    expect(isRefused({ host: "localhost:3000", origin: "http://localhost:3000" })).toBe(false);
    expect(isRefused({ host: "muster.example", origin: "https://muster.example" })).toBe(false);
    expect(isRefused({ host: "app:3000", origin: "https://muster.example" }, configured)).toBe(false);
  });

  it("may not be another site, its port or no site at all", () => {
    const host = "localhost:3000";
    for (const origin of [
      "https://evil.example",
      "http://localhost:3001",
      "null",
      "http://localhost:3000.evil.example",
    ]) {
      expect(isRefused({ host, origin })).toBe(true);
    }
  });

  it("may be absent, but not when the browser says that another site asks", () => {
    expect(isRefused({ host: "localhost:3000" })).toBe(false);
    expect(isRefused({ host: "localhost:3000", "sec-fetch-site": "same-origin" })).toBe(false);
    expect(isRefused({ host: "localhost:3000", "sec-fetch-site": "cross-site" })).toBe(true);
  });

  it("does not matter for reading", () => {
    expect(isRefused({ host: "localhost:3000", origin: "https://evil.example" }, bare, "GET")).toBe(false);
  });
});
