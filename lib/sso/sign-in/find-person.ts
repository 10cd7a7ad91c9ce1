import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { SsoMethod } from "../find-method";

/** A member whom somebody at the provider may be. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** false while an invitation waits for its answer. */
  readonly joined: boolean;
  readonly accountId: string | null;
  /** Whether the method recognises the member by another subject already. */
  readonly hasOtherSubject: boolean;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly joined: boolean;
  readonly account_id: string | null;
  readonly has_other_subject: boolean;
}

type Where = Pick<SsoMethod, "teamId" | "id">;

function columns({ teamId, id: methodId }: Where, subject: string) {
  return sql`m.id, m.shown_name as name, m.active, m.joined_at is not null as joined, m.account_id,
    exists (select 1 from sso_subjects o where o.team_id = ${teamId} and o.method_id = ${methodId}
      and o.member_id = m.id and o.subject <> ${subject}) as has_other_subject`;
}

/** Whom a subject of the method was linked to: the member, or "gone" when they were removed from the team since. */
export async function personOfSubject(db: Db, method: Where, subject: string): Promise<Person | "gone" | undefined> {
  const [row] = await rows<PersonRow | { id: null }>(
    db,
    sql`select ${columns(method, subject)} from sso_subjects s
        left join members m on m.team_id = s.team_id and m.id = s.member_id
      where s.team_id = ${method.teamId} and s.method_id = ${method.id} and s.subject = ${subject}`,
    { name: "sso_person_of_subject" },
  );
  if (row === undefined) return undefined;
  return row.id === null ? "gone" : personOf(row);
}

/**
 * The one person whom the team's directory knows under the subject: SCIM's externalId is the provider's own id of a
 * person. Several who share it are told apart by nothing.
 */
export async function personOfExternalId(db: Db, method: Where, subject: string): Promise<Person | undefined> {
  const found = await rows<PersonRow>(
    db,
    sql`select ${columns(method, subject)} from members m
      where m.team_id = ${method.teamId} and m.external_id = ${subject} and m.managed limit 2`,
    { name: "sso_person_of_external_id" },
  );
  const [row] = found;
  return found.length === 1 && row ? personOf(row) : undefined;
}

/** The member who signs in with an address, else has it as e-mail, else as userName. */
export async function personOfAddress(
  db: Db,
  method: Where,
  subject: string,
  address: string,
): Promise<Person | undefined> {
  const { teamId } = method;
  const [row] = await rows<PersonRow>(
    db,
    sql`select ${columns(method, subject)} from (
        select m.id, 1 as place from accounts a join members m on m.account_id = a.id
          where m.team_id = ${teamId} and a.email_key = scim_fold(${address})
        union all
        select m.id, 2 from members m
          where m.team_id = ${teamId} and m.email_keys @> array[scim_fold(${address})]
            and m.email_key = scim_fold(${address})
        union all
        select m.id, 3 from members m where m.team_id = ${teamId} and m.user_name_key = scim_fold(${address})) f
      join members m on m.team_id = ${teamId} and m.id = f.id
      order by f.place, m.id limit 1`,
    { name: "sso_person_of_address" },
  );
  return row && personOf(row);
}

/** Whether the owner of an address was a member of the team before and is not any more. */
export async function wasRemoved(db: Db, teamId: string, address: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from accounts a join former_members f on f.account_id = a.id and f.team_id = ${teamId}
      where a.email_key = scim_fold(${address})
        and not exists (select 1 from members m where m.team_id = f.team_id and m.account_id = a.id)`,
    { name: "sso_was_removed" },
  );
  return found.length > 0;
}

function personOf(row: PersonRow): Person {
  const { id, name, active, joined } = row;
  return { id, name, active, joined, accountId: row.account_id, hasOtherSubject: row.has_other_subject };
}
