import { z } from "zod";
import { invalidSyntax, invalidValue, ScimError } from "../errors";
import { foldEntry, foldKeys, type JsonObject, type JsonValue } from "../json";

export interface BulkOperation {
  /** In upper case, as sent otherwise: it may be none that Bulk takes. */
  readonly method: string;
  readonly path: string;
  readonly bulkId: string | undefined;
  /** The entity tag that the resource must have, as in If-Match. */
  readonly version: string | undefined;
  readonly data: JsonValue | undefined;
}

export interface BulkRequest {
  /** Stop after this many errors; Infinity when the client does not say. */
  readonly failOnErrors: number;
  readonly operations: readonly BulkOperation[];
}

const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

const envelope = z.object({
  failonerrors: z.int().min(1).nullish(),
  operations: z.array(
    z.object({
      method: z.string().transform((method) => method.trim().toUpperCase()),
      path: z.string().transform((path) => path.trim()),
      bulkid: optionalText,
      version: optionalText,
      data: z.custom<JsonValue>().optional(),
    }),
  ),
});

/**
 * Reads a BulkRequest message (RFC 7644 3.7); keys and `method` in any case. Throws `invalidSyntax` saying which operation
 * is malformed and where, 413 for more operations than `operationsMax`, `invalidValue` for a bulkId that is given twice.
 */
export function readBulkRequest(body: JsonObject, operationsMax: number): BulkRequest {
  const folded = foldKeys(body);
  const { operations } = folded;
  if (!Array.isArray(operations)) throw invalidSyntax('A Bulk request has "Operations": a list of operations.');
  if (operations.length > operationsMax) {
    throw new ScimError(
      413,
      `A Bulk request takes at most ${operationsMax} operations; this one has ${operations.length}. Send the rest in another.`,
    );
  }
  const message = envelope.safeParse({ ...folded, operations: operations.map(foldEntry) });
  if (!message.success) throw invalidSyntax(describeIssue(message.error.issues[0]?.path ?? []));
  const read = message.data.operations.map(({ bulkid: bulkId, ...operation }) => ({
    bulkId,
    data: undefined,
    ...operation,
  }));
  refuseDuplicates(read);
  return { failOnErrors: message.data.failonerrors ?? Number.POSITIVE_INFINITY, operations: read };
}

/** What the client sent, in an error text: in quotes, but not longer than somebody reads. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 64 ? `${text.slice(0, 64)}...` : text);
}

function describeIssue([, index, key]: readonly PropertyKey[]): string {
  if (index === undefined)
    return '"failOnErrors" must be a whole number of at least 1; leave it out to run everything.';
  const operation = `Operation ${Number(index) + 1}`;
  if (key === undefined) return `${operation} must be an object with "method" and "path".`;
  return `${operation}: "${key === "bulkid" ? "bulkId" : String(key)}" must be text.`;
}

function refuseDuplicates(operations: readonly BulkOperation[]): void {
  const seen = new Map<string, number>();
  for (const [index, { bulkId }] of operations.entries()) {
    if (bulkId === undefined) continue;
    const first = seen.get(bulkId);
    if (first !== undefined) {
      throw invalidValue(
        `The bulkId ${quoted(bulkId)} is given to operations ${first + 1} and ${index + 1}; give each its own. Nothing was run.`,
      );
    }
    seen.set(bulkId, index);
  }
}
