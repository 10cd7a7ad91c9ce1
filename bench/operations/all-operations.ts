import { mixedLoad } from "./mixed-operation";
import type { Operation } from "./operation";
import { READ_OPERATIONS } from "./read-operations";
import { WRITE_OPERATIONS } from "./write-operations";

/** Those that only read come first: what a write leaves must not slow a read of the same round. */
export const OPERATIONS: readonly Operation[] = [...READ_OPERATIONS, ...WRITE_OPERATIONS, mixedLoad];

/** Those of these names, in the order of all. Throws with the names there are when one is unknown. */
export function chooseOperations(names: readonly string[] | undefined): readonly Operation[] {
  if (names === undefined) return OPERATIONS;
  const unknown = names.filter((name) => !OPERATIONS.some((operation) => operation.name === name));
  if (unknown.length > 0) {
    const known = OPERATIONS.map(({ name, title }) => `  ${name.padEnd(22)}${title}`).join("\n");
    throw new Error(`No operation is called ${unknown.join(", ")}. There are:\n${known}`);
  }
  return OPERATIONS.filter(({ name }) => names.includes(name));
}
