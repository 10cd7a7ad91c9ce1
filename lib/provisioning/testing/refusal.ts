import { expect } from "vitest";
import type { ErrorCode } from "@/lib/contracts/errors";
import { DomainError } from "@/lib/errors";

/** Expects that the work is refused with this code, and gives the refusal. */
export async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw new Error("Nothing was refused.", { cause: error });
  expect(error.code).toBe(code);
  return error;
}

/** Which of these were refused, by code, and what the others gave. */
export async function outcomes<T>(work: readonly Promise<T>[]) {
  const settled = await Promise.allSettled(work);
  const values = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const codes = settled.flatMap((each) => {
    if (each.status === "fulfilled") return [];
    if (each.reason instanceof DomainError) return [each.reason.code];
    throw each.reason;
  });
  return { values, codes };
}
