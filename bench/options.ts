import { parseArgs } from "node:util";
import { z } from "zod";
import { PARTITIONS_MAX } from "@/db/partition/partition-tables";

export const USAGE = `npm run bench -- [options]

  --users 10000|100000|1000000  people in the big team (100000)
  --operations a,b              only these; "help" prints their names
  --rounds 3                    each round starts every server afresh on a fresh copy of the database
  --seconds 3                   of load for each operation, server and round
  --connections 16              open at the same time
  --pool 10                     database connections of each server
  --partitions 16               the large tables partitioned by team, into so many; 0 leaves them whole
  --no-peers                    only Muster and the limit
  --compare FILE                what moved since the results in FILE
  --markdown                    prints the table as Markdown
  --scale                       growth from 10,000 through 100,000 to 1,000,000 people (at most --users), and age
  --age 1000000                 requests to one server for --scale; 0 leaves that out
  --pages                       only the weight of the settings pages
  --memory                      only what the process holds while it answers what is large

BENCH_DATABASE_URL names a PostgreSQL server on which databases may be made; without it the bench starts one.`;

/** Sizes of the big team. */
export const SIZES = [10_000, 100_000, 1_000_000];

const whole = (min: number, max: number, advice: string) =>
  z.coerce.number(advice).int(advice).min(min, advice).max(max, advice);

const options = z.object({
  users: whole(100, 2_000_000, `--users must be a number such as ${SIZES.join(", ")}`).optional(),
  operations: z
    .string()
    .transform((names) =>
      names
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean),
    )
    .optional(),
  rounds: whole(1, 100, "--rounds must be a number from 1 to 100").default(3),
  seconds: whole(1, 600, "--seconds must be a number from 1 to 600").default(3),
  connections: whole(1, 512, "--connections must be a number from 1 to 512").default(16),
  pool: whole(1, 200, "--pool must be a number from 1 to 200").default(10),
  partitions: whole(0, PARTITIONS_MAX, `--partitions must be a number from 0 to ${PARTITIONS_MAX}`).default(0),
  peers: z.boolean().default(true),
  compare: z.string().optional(),
  markdown: z.boolean().default(false),
  age: whole(0, 100_000_000, "--age must be a number of requests").default(1_000_000),
  scale: z.boolean().default(false),
  pages: z.boolean().default(false),
  memory: z.boolean().default(false),
  help: z.boolean().default(false),
});

export type BenchOptions = z.output<typeof options>;

/** The options of the command line. Throws with a sentence for each that is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      users: text,
      operations: text,
      rounds: text,
      seconds: text,
      connections: text,
      pool: text,
      partitions: text,
      peers: flag,
      compare: text,
      markdown: flag,
      age: text,
      scale: flag,
      pages: flag,
      memory: flag,
      help: flag,
    },
  });
  const parsed = options.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ message }) => message).join("\n"));
}
