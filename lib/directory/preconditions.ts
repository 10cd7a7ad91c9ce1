import { preconditionFailed, resourceNotFound, type WriteOptions } from "@/scim";

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The row, once it is there and of a version that the client asked for. Throws 404 and 412. */
export function requireVersion<Row extends Versioned>(
  type: "User" | "Group",
  id: string,
  row: Row | undefined,
  { ifMatch }: WriteOptions,
): Row {
  if (!row) throw resourceNotFound(type, id);
  if (ifMatch && !ifMatch.includes(row.version)) {
    throw preconditionFailed(
      `${type} "${id}" has changed: it is at version ${row.version} now. Read it and try again.`,
    );
  }
  return row;
}
