import { invalidValue, ScimError } from "../errors";
import { type BulkOperation, quoted } from "./bulk-request";
import { findCircles, inDependencyOrder } from "./dependency-order";
import { referencesOf } from "./references";

/** An operation with what is known of it before anything runs. */
export interface PlannedOperation {
  readonly operation: BulkOperation;
  /** Its place in the request, from 0. */
  readonly index: number;
  /** Why it cannot run, however the others end. */
  readonly refusal: ScimError | undefined;
}

/**
 * The operations in the order in which they run: that of the request, but one that refers to a later one waits for it.
 * A reference to a bulkId that no operation has, and operations that refer to each other in a circle (RFC 7644 3.7.1),
 * are refused; the others still run.
 */
export function planBulk(operations: readonly BulkOperation[]): readonly PlannedOperation[] {
  const places = new Map(operations.map(({ bulkId }, index) => [bulkId, index]));
  const refusals = new Map<number, ScimError>();
  const dependencies = new Map<number, ReadonlySet<number>>();
  for (const [index, operation] of operations.entries()) {
    const references = [...referencesOf(operation)];
    const unknown = references.find((bulkId) => !places.has(bulkId));
    if (unknown !== undefined) refusals.set(index, unknownBulkId(unknown));
    const before = unknown === undefined ? references.flatMap((bulkId) => places.get(bulkId) ?? []) : [];
    dependencies.set(index, new Set(before));
  }
  for (const circle of findCircles(dependencies)) {
    const refusal = circularReference(
      [...circle].toSorted((left, right) => left - right),
      operations,
    );
    for (const index of circle) {
      refusals.set(index, refusal);
      dependencies.set(index, new Set());
    }
  }
  return inDependencyOrder(dependencies).flatMap((index) => {
    const operation = operations[index];
    return operation ? [{ operation, index, refusal: refusals.get(index) }] : [];
  });
}

function unknownBulkId(bulkId: string): ScimError {
  return invalidValue(`It refers to the bulkId ${quoted(bulkId)}, which no operation of this request has.`);
}

const NAMED_MAX = 10;

function circularReference(circle: readonly number[], operations: readonly BulkOperation[]): ScimError {
  const bulkIds = circle.map((index) => quoted(operations[index]?.bulkId ?? ""));
  const more = bulkIds.length > NAMED_MAX ? ` and ${bulkIds.length - NAMED_MAX} more` : "";
  return new ScimError(
    409,
    `The operations refer to each other in a circle: bulkId ${bulkIds.slice(0, NAMED_MAX).join(", ")}${more}. Leave one reference out and add it with PATCH when the resources are there.`,
  );
}
