/** The name of the unique constraint or index that `error` tells of; undefined when it is another error. */
export function uniqueViolation(error: unknown): string | undefined {
  return violation(error, "23505");
}

/** The name of the foreign key that `error` tells of; undefined when it is another error. */
export function foreignKeyViolation(error: unknown): string | undefined {
  return violation(error, "23503");
}

const DEADLOCK = "40P01";
const SERIALIZATION_FAILURE = "40001";

/** Whether the database gave up on a transaction because of another one: done again it is likely to succeed. */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && (error.code === DEADLOCK || error.code === SERIALIZATION_FAILURE)) return true;
  return isWriteConflict(error.cause);
}

/** A code of the database itself, not of a connection that broke: these are SQLSTATE classes that begin with a digit but 08. */
const REFUSAL = /^(?!08)\d[0-9A-Z]{4}$/;

/** Whether the database refused a statement: then nothing of it has happened. */
export function isRefusedByDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = "code" in error ? error.code : undefined;
  return (typeof code === "string" && REFUSAL.test(code)) || isRefusedByDatabase(error.cause);
}

/** Drizzle wraps the driver's error in `cause`; PGlite names the constraint in one field, postgres.js in another. */
function violation(error: unknown, code: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!("code" in error) || error.code !== code) return violation(error.cause, code);
  if ("constraint" in error && typeof error.constraint === "string") return error.constraint;
  return "constraint_name" in error && typeof error.constraint_name === "string" ? error.constraint_name : undefined;
}
