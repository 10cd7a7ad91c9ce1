import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows, textArray } from "@/db/rows";

/** What the team knows of an address that somebody wants to invite. */
export interface KnownAddress {
  /** The address folded: equal for whatever means the same mailbox. */
  readonly key: string;
  readonly person: "none" | "joined" | "invited" | "expired" | "deactivated";
}

interface Found {
  readonly key: string;
  readonly active: boolean | null;
  readonly joined: boolean;
  readonly asked: boolean;
}

/**
 * Looks addresses up in the team, in their order: among userNames, all e-mail addresses, and the accounts of members. Of
 * several people with one address the active one counts.
 */
export async function knownPeople(
  db: Db,
  teamId: string,
  emails: readonly string[],
  now: Date,
): Promise<readonly KnownAddress[]> {
  const found = await rows<Found>(
    db,
    sql`select p.key, k.active, coalesce(k.joined, false) as joined, coalesce(k.asked, false) as asked
      from (select scim_fold(e.email) as key, e.place from unnest(${textArray(emails)}) with ordinality e(email, place)) p
      left join lateral (
        select m.active, m.joined_at is not null as joined, exists (
            select 1 from invitations i where i.team_id = m.team_id and i.member_id = m.id and i.accepted_at is null
              and i.cancelled_at is null and i.expires_at > ${now.toISOString()}::timestamptz) as asked
        from members m
        where m.team_id = ${teamId} and m.id in (
          select id from members where team_id = ${teamId} and user_name_key = p.key
          union all
          select id from members where team_id = ${teamId} and email_keys @> array[p.key]
          union all
          select o.id from accounts a join members o on o.account_id = a.id where a.email_key = p.key and o.team_id = ${teamId})
        order by m.active desc, m.joined_at is null, m.id limit 1) k on true
      order by p.place`,
  );
  return found.map(({ key, active, joined, asked }) => ({ key, person: personOf(active, joined, asked) }));
}

function personOf(active: boolean | null, joined: boolean, asked: boolean): KnownAddress["person"] {
  if (active === null) return "none";
  if (!active) return "deactivated";
  if (joined) return "joined";
  return asked ? "invited" : "expired";
}
