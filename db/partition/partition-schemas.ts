/**
 * Partition n of every table lies in a schema of its own, where the partition and its indexes have the names that they
 * have as a whole.
 */
export const PARTITION_SCHEMA_PREFIX = "muster_partition_";

export function partitionSchema(remainder: number): string {
  return `${PARTITION_SCHEMA_PREFIX}${remainder}`;
}
