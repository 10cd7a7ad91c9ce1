import { describe, expect, it } from "vitest";
import { TOO_MANY_ATTEMPTS } from "@/lib/auth/too-many-attempts";
import { DomainError } from "@/lib/errors";
import { errorResponse } from "./error-response";

describe("the answer to a request that failed", () => {
  it.each(["40P01", "40001"])("asks to try again when the database gave up for another change (%s)", async (code) => {
    const cause = Object.assign(new Error("deadlock detected"), { code });
    const answer = errorResponse(new Error("Failed query: secret", { cause }), "req_1");
    expect(answer.status).toBe(503);
    const body = await answer.json();
    expect(body).toEqual({ code: "busy", message: expect.stringContaining("Try again"), requestId: "req_1" });
  });

  it("asks to wait who tried too many passwords", () => {
    expect(errorResponse(new DomainError("too_many_attempts", TOO_MANY_ATTEMPTS), "req_1").status).toBe(429);
  });
});
