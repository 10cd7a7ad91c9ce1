import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listInvitations as contract } from "@/lib/contracts/invitations";
import { containsPattern } from "@/lib/members/contains-pattern";
import type { Services } from "@/lib/services";
import { readInvitations, waitingSql } from "./invitation-row";

type Query = z.output<(typeof contract)["input"]>;

/** A page of the invitations that wait for an answer or have expired; `search` finds parts of addresses, in any case. */
export async function listInvitations(
  { db, clock }: Services,
  { team }: Authorized<"members.invite">,
  query: Query,
): Promise<EndpointOutput<typeof contract>> {
  const { page, pageSize, search, state } = query;
  const now = clock();
  const matching = sql`${waitingSql(team.id)} and ${stateIs(state, now)}
    and i.email_key like scim_fold(${containsPattern(search)}::text)`;
  const [counted, items] = await Promise.all([
    rows<{ total: number }>(db, sql`select count(*)::integer as total from ${matching}`),
    readInvitations(
      db,
      sql`${matching} order by ${orderOf(query)} limit ${pageSize}::integer offset ${(page - 1) * pageSize}::integer`,
      now,
    ),
  ]);
  return { items, total: counted[0]?.total ?? 0, page, pageSize };
}

function stateIs(state: Query["state"], now: Date): SQL {
  if (state === "all") return sql`true`;
  const operator = sql.raw(state === "open" ? ">" : "<=");
  return sql`i.expires_at ${operator} ${now.toISOString()}::timestamptz`;
}

const SORT_COLUMNS = { email: "i.email_key", sent: "i.created_at", expires: "i.expires_at" } as const;

function orderOf({ sort, descending }: Query): SQL {
  const direction = descending ? "desc" : "asc";
  return sql.raw(`${SORT_COLUMNS[sort]} ${direction}, i.id ${direction}`);
}
