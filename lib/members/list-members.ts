import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listMembers as contract } from "@/lib/contracts/members";
import { COUNTED_MAX, FOUND_MAX } from "@/lib/contracts/page";
import type { Services } from "@/lib/services";
import { countMembers } from "./count-members";
import { countUpTo } from "./count-up-to";
import { memberFilterSql } from "./member-filter-sql";
import { memberViews } from "./member-views";

type Query = z.output<(typeof contract)["input"]>;

/** A page of the team's members that the filters let through; very many that were filtered are not counted to the end. */
export async function listMembers(
  { db }: Services,
  { team }: Authorized<"team.read">,
  query: Query,
): Promise<EndpointOutput<typeof contract>> {
  const { page, pageSize, search } = query;
  const matching = sql`from members m where ${await memberFilterSql(db, team.id, query)}`;
  const { total, isMore } = isEverybody(query)
    ? { total: await countMembers(db, team.id), isMore: false }
    : await countUpTo(db, matching, search === "" ? COUNTED_MAX : FOUND_MAX);
  const ids = await readIds(db, isMore || total > FOUND_MAX ? "many" : "few", matching, query);
  const items = [...(await memberViews(db, team.id, ids))];
  return { items, total, page, pageSize, ...(isMore && { isMore }) };
}

function isEverybody({ search, status, source, role, group, outside }: Query): boolean {
  return (
    [search, group, outside].every((text) => text === "") && [status, source, role].every((each) => each === "all")
  );
}

/**
 * Only ids: a page far behind is then found in an index alone, without the rows before it. Few are found first and sorted
 * then: the order of an index would lead past everybody else.
 */
async function readIds(
  db: Db,
  expected: "few" | "many",
  matching: SQL,
  { page, pageSize, sort, descending }: Query,
): Promise<readonly string[]> {
  const direction = sql.raw(descending ? "desc" : "asc");
  const key = sql.raw(sort === "name" ? "m.shown_name_key" : "m.joined_at");
  const place = sql`limit ${pageSize}::integer offset ${(page - 1) * pageSize}::integer`;
  const found = await rows<{ id: string }>(
    db,
    expected === "many"
      ? sql`select m.id ${matching} order by ${key} ${direction}, m.id ${direction} ${place}`
      : sql`with found as materialized (select m.id, ${key} as key ${matching})
          select id from found order by key ${direction}, id ${direction} ${place}`,
  );
  return found.map(({ id }) => id);
}
