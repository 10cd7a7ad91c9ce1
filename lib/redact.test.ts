import { describe, expect, it } from "vitest";
import { logLine } from "./log";
import { redact } from "./redact";

describe("a log line", () => {
  it("never holds a secret by its name, however deep", () => {
    const fields = {
      headers: { Authorization: "Bearer abc", Cookie: "a=b" },
      newPassword: "x",
      list: [{ token: "y" }],
    };
    expect(redact(fields)).toEqual({
      headers: { Authorization: "[hidden]", Cookie: "[hidden]" },
      newPassword: "[hidden]",
      list: [{ token: "[hidden]" }],
    });
  });

  it("never holds a key, a bearer token or a URL's password inside of a text", () => {
    const line = logLine("error", "got msk_abc-123", {
      text: "authorization: Bearer eyJhbGci.x.y",
      url: "postgres://muster:hunter2@db/muster",
      path: "/invitation/mlk_link-9?x",
      error: new Error("refused msk_zzz", { cause: new Error("msk_cause") }),
    });
    for (const secret of ["abc-123", "eyJhbGci", "hunter2", "msk_zzz", "msk_cause", "link-9"]) expect(line).not.toContain(secret);
    expect(JSON.parse(line)).toMatchObject({ level: "error", error: { name: "Error", cause: { name: "Error" } } });
  });

  it("never holds the values of a failed query", () => {
    const error = new Error("Failed query: insert into accounts values ($1)\nparams: ada@acme.example,$argon2id$x");
    expect(logLine("error", "request failed", { error })).not.toContain("ada@acme.example");
  });

  it("is one line of JSON, also for what refers to itself", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    expect(logLine("info", "two\nlines", { loop }).split("\n")).toHaveLength(1);
  });
});
