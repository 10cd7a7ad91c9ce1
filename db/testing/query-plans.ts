import { fillPlaceholders, sql as template } from "drizzle-orm";
import { vi } from "vitest";
import { z } from "zod";
import type { Db } from "../database";
import { rows } from "../rows";

/** A node of a plan, as EXPLAIN (format json) tells of it. */
export interface PlanNode {
  readonly type: string;
  /** The table that it reads, where it reads one. */
  readonly table: string | undefined;
  readonly index: string | undefined;
  /** All rows that went through it, those that its filter took away, too. */
  readonly rows: number;
}

export interface QueryPlan {
  readonly sql: string;
  readonly ms: number;
  readonly nodes: readonly PlanNode[];
}

interface Statement {
  readonly sql: string;
  readonly params: unknown[];
  /** What goes into the places among the parameters. */
  readonly values: Record<string, unknown> | undefined;
}

/** The statements that the work sends outside of transactions, in order. */
export async function statementsOf(db: Db, work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const { session } = db._;
  const prepare = session.prepareQuery.bind(session);
  const sent: Statement[] = [];
  const spy = vi.spyOn(session, "prepareQuery").mockImplementation((query, fields, name, isResponseInArrayMode) => {
    const prepared = prepare(query, fields, name, isResponseInArrayMode);
    const execute = prepared.execute.bind(prepared);
    vi.spyOn(prepared, "execute").mockImplementation((values) => {
      sent.push({ ...query, values });
      return execute(values);
    });
    return prepared;
  });
  try {
    await work();
    return sent;
  } finally {
    spy.mockRestore();
  }
}

/** Does the work, then runs each of its statements again under EXPLAIN ANALYZE, with the same values. Reads only. */
export async function plansOf(db: Db, work: () => Promise<unknown>): Promise<readonly QueryPlan[]> {
  const { session } = db._;
  const plans: QueryPlan[] = [];
  for (const { sql, params, values } of await statementsOf(db, work)) {
    const text = `explain (analyze, format json) ${sql}`;
    const prepared = session.prepareQuery({ sql: text, params }, undefined, undefined, false);
    plans.push({ sql, ...readPlan(await prepared.execute(values)) });
  }
  return plans;
}

/** The same by the plans that PostgreSQL makes for any values, as it keeps them of statements that run often. */
export async function keptPlansOf(db: Db, work: () => Promise<unknown>): Promise<readonly QueryPlan[]> {
  const sent = await statementsOf(db, work);
  return db.transaction(async (tx) => {
    const run = (text: string) => rows(tx, template.raw(text));
    const plans: QueryPlan[] = [];
    await run("set local plan_cache_mode = force_generic_plan");
    for (const { sql, params, values } of sent) {
      const literals = fillPlaceholders(params, values ?? {}).map(literalOf);
      await run(`prepare kept as ${sql}`);
      plans.push({
        sql,
        ...readPlan(await run(`explain (analyze, format json) execute kept(${literals.join(", ")})`)),
      });
      await run("deallocate kept");
    }
    return plans;
  });
}

/** Test data has neither quotes nor commas within arrays. */
function literalOf(value: unknown): string {
  if (value === null) return "null";
  const text = Array.isArray(value)
    ? `{${value.map((each) => JSON.stringify(each)).join(",")}}`
    : `${z.union([z.string(), z.number(), z.boolean()]).parse(value)}`;
  return `'${text.replaceAll("'", "''")}'`;
}

const rawNode = z.looseObject({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().default(0),
  "Rows Removed by Index Recheck": z.number().default(0),
  Plans: z.array(z.unknown()).default([]),
});
const answer = z.tuple([
  z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: z.unknown(), "Execution Time": z.number() })]) }),
]);

function readPlan(result: unknown): Omit<QueryPlan, "sql"> {
  const [{ "QUERY PLAN": plans }] = answer.parse([...z.array(z.unknown()).parse(result)]);
  const [{ Plan: root, "Execution Time": ms }] = plans;
  return { ms, nodes: nodesOf(root) };
}

function nodesOf(raw: unknown): readonly PlanNode[] {
  const node = rawNode.parse(raw);
  const seen = node["Actual Rows"] + node["Rows Removed by Filter"] + node["Rows Removed by Index Recheck"];
  return [
    {
      type: node["Node Type"],
      table: node["Relation Name"],
      index: node["Index Name"],
      rows: seen * node["Actual Loops"],
    },
    ...node.Plans.flatMap(nodesOf),
  ];
}
