import { DrizzleQueryError } from "drizzle-orm/errors";
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
    for (const secret of ["abc-123", "eyJhbGci", "hunter2", "msk_zzz", "msk_cause", "link-9"])
      expect(line).not.toContain(secret);
    expect(JSON.parse(line)).toMatchObject({ level: "error", error: { name: "Error", cause: { name: "Error" } } });
  });

  it("never holds the values of a failed query", () => {
    const error = new Error("Failed query: insert into accounts values ($1)\nparams: ada@acme.example,$argon2id$x");
    expect(logLine("error", "request failed", { error })).not.toContain("ada@acme.example");
  });

  it("never holds a value of a failed query that has line breaks, or looks like a line of the stack", () => {
    const value = "first\nsecond-line\n    at Ada Lovelace (home)\nlast-line";
    const error = new DrizzleQueryError("insert into accounts values ($1)", [value, "next-value"]);
    const line = logLine("error", "request failed", { error });
    for (const part of ["first", "second-line", "Lovelace", "last-line", "next-value"])
      expect(line).not.toContain(part);
    expect(line).toContain("insert into accounts values ($1)");
    expect(line).toMatch(/params: \[hidden\]\\n {4}at .*redact\.test\.ts/);
  });

  it("never holds those values when the error was given another message afterwards", () => {
    const error = new Error("could not list");
    error.stack = "Error: Failed query: select $1\nparams: first\nsecond-line\n    at list (list.ts:1:2)";
    const hidden = "Error: Failed query: select $1\nparams: [hidden]";
    expect(redact(error)).toMatchObject({ stack: `${hidden}\n    at list (list.ts:1:2)` });
    error.stack = "Error: Failed query: select $1\nparams: first\nsecond-line";
    expect(redact(error)).toMatchObject({ stack: hidden });
  });

  it("says of a database's refusal its code and routine, and nothing that quotes a value", () => {
    const refusal = Object.assign(new Error('invalid input syntax for type uuid: "ada\nlovelace"'), {
      severity: "ERROR",
      code: "22P02",
      routine: "string_to_uuid",
      detail: "Failing row contains (ada).",
    });
    const error = new DrizzleQueryError("select $1::uuid", ["ada\nlovelace"], refusal);
    expect(redact(error)).toMatchObject({ cause: { code: "22P02", routine: "string_to_uuid" } });
    expect(logLine("error", "request failed", { error })).not.toMatch(/ada|lovelace/);
  });

  it("is one line of JSON, also for what refers to itself", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    expect(logLine("info", "two\nlines", { loop }).split("\n")).toHaveLength(1);
  });
});
