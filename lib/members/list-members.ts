import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listMembers as contract } from "@/lib/contracts/members";
import type { Services } from "@/lib/services";
import { memberFilterSql } from "./member-filter-sql";
import { memberViews } from "./member-views";

type Query = z.output<(typeof contract)["input"]>;

/** A page of the team's members that the filters let through. */
export async function listMembers(
  { db }: Services,
  { team }: Authorized<"team.read">,
  query: Query,
): Promise<EndpointOutput<typeof contract>> {
  const { page, pageSize } = query;
  const matching = sql`from members m where ${memberFilterSql(team.id, query)}`;
  const [total, ids] = await Promise.all([countRows(db, matching), readIds(db, matching, query)]);
  return { items: [...(await memberViews(db, team.id, ids))], total, page, pageSize };
}

async function countRows(db: Db, matching: SQL): Promise<number> {
  const [counted] = await rows<{ total: number }>(db, sql`select count(*)::integer as total ${matching}`);
  return counted?.total ?? 0;
}

/** Only ids: a page far behind is then found in an index alone, without the rows before it. */
async function readIds(db: Db, matching: SQL, { page, pageSize, sort, descending }: Query): Promise<readonly string[]> {
  const direction = sql.raw(descending ? "desc" : "asc");
  const key = sql.raw(sort === "name" ? "m.shown_name_key" : "m.joined_at");
  const found = await rows<{ id: string }>(
    db,
    sql`select m.id ${matching} order by ${key} ${direction}, m.id ${direction}
      limit ${pageSize}::integer offset ${(page - 1) * pageSize}::integer`,
  );
  return found.map(({ id }) => id);
}
