import { integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { codePointText } from "./columns";

/**
 * How many people and groups a team has, kept by triggers in the transaction of each change: so that totals, seats and
 * the page behind a large startIndex are found without counting. What counts is the sum over the shards; one writer
 * of a team does not wait for another, and a single shard may be negative.
 */
export const resourceCounts = pgTable(
  "resource_counts",
  {
    teamId: text("team_id").notNull(),
    /** User, Group, or seat: the active people. */
    kind: text("kind").notNull(),
    /** How many digits of an id name the block: 4, 6 or 8; 0 for seats, which have one block. */
    level: smallint("level").notNull(),
    /** What the ids in it begin with. An id begins with its time: 8 digits are a second, 6 a quarter of an hour, 4 twelve days. */
    block: codePointText("block").notNull(),
    shard: smallint("shard").notNull(),
    n: integer("n").notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.kind, table.level, table.block, table.shard] })],
);
