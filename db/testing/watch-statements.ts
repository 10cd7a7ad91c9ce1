import type { Sql } from "postgres";
import { z } from "zod";
import type { OpenDatabase } from "../database";
import { PARTITION_SCHEMA_PREFIX } from "../partition/partition-schemas";

export interface SentStatement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** Every statement that goes out from now on, in transactions and outside. PostgreSQL only. */
export function watchStatements(open: OpenDatabase): readonly SentStatement[] {
  const sent: SentStatement[] = [];
  clientOf(open).options.debug = (_connection, text, params) => sent.push({ text, params });
  return sent;
}

const plan = z.looseObject({ Schema: z.string().optional(), Plans: z.array(z.unknown()).default([]) });
const explained = z.array(z.looseObject({ "QUERY PLAN": z.array(z.looseObject({ Plan: z.unknown() })) }));

/** The schemas of the partitions that the plan of a statement names, for these parameters. */
export async function partitionsOf(open: OpenDatabase, { text, params }: SentStatement): Promise<ReadonlySet<string>> {
  const answer = await clientOf(open).unsafe(`explain (verbose, format json) ${text}`, params as never[]);
  const roots = explained.parse([...answer]).flatMap((row) => row["QUERY PLAN"].map(({ Plan }) => Plan));
  return new Set(roots.flatMap(schemasOf).filter((schema) => schema.startsWith(PARTITION_SCHEMA_PREFIX)));
}

function schemasOf(node: unknown): readonly string[] {
  const { Schema: schema, Plans: below } = plan.parse(node);
  return [...(schema === undefined ? [] : [schema]), ...below.flatMap(schemasOf)];
}

/** Drizzle keeps its driver beside the database. */
function clientOf({ db }: OpenDatabase): Sql {
  const client: Sql = Reflect.get(db, "$client");
  return client;
}
