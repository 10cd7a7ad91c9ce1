import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listGroups as contract } from "@/lib/contracts/groups";
import { containsPattern } from "@/lib/members/contains-pattern";
import type { Services } from "@/lib/services";
import { GROUP_COLUMNS, type GroupRow, groupViewOf } from "./group-view";

type Query = z.output<(typeof contract)["input"]>;

/** A page of the team's groups; `search` finds parts of names, in any case. */
export async function listGroups(
  { db }: Services,
  { team }: Authorized<"groups.read">,
  query: Query,
): Promise<EndpointOutput<typeof contract>> {
  const { page, pageSize, search, source } = query;
  const matching = sql`from groups g where g.team_id = ${team.id}
    and g.display_name_key like scim_fold(${containsPattern(search)}::text)
    ${source === "all" ? sql`` : sql`and g.source = ${source}`}`;
  const [counted, found] = await Promise.all([
    rows<{ total: number }>(db, sql`select count(*)::integer as total ${matching}`),
    rows<GroupRow>(
      db,
      sql`select ${GROUP_COLUMNS} ${matching}
        order by ${orderOf(query)} limit ${pageSize}::integer offset ${(page - 1) * pageSize}::integer`,
    ),
  ]);
  return { items: found.map(groupViewOf), total: counted[0]?.total ?? 0, page, pageSize };
}

/** Groups of one size or of one time come by name. */
function orderOf({ sort, descending }: Query): SQL {
  const direction = sql.raw(descending ? "desc" : "asc");
  switch (sort) {
    case "name":
      return sql`g.display_name_key ${direction}, g.id ${direction}`;
    case "members":
      return sql`member_count ${direction}, g.display_name_key, g.id`;
    case "changed":
      return sql`g.updated_at ${direction}, g.id ${direction}`;
    default:
      return sort satisfies never;
  }
}
