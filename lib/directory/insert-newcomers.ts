import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { emailDomain } from "@/lib/domains/email-domain";
import { newId } from "@/lib/ids";
import type { Newcomer } from "./newcomers";

interface InsertParts {
  /** The type of what each person has as `audit`. */
  readonly auditType: "text" | "jsonb";
  /** Makes the audit rows of `named`: id, name and `audit` of each person. */
  readonly audited: SQL;
  /** The columns of the written members that are read again: team_id, id, shown_name, and those of `answer`. */
  readonly kept: SQL;
  /** Columns of the written members `r`. */
  readonly answer: SQL;
}

/**
 * Writes all `people` (rows of `newcomerRow`, each with `audit`) or, by a unique violation, nobody, and answers in the order
 * of their ids. Accounts go in one order, so that two who add the same addresses do not wait for each other.
 */
export function insertNewcomersSql(
  { team, people }: Readonly<Record<"team" | "people", Placeholder>>,
  { auditType, audited, kept, answer }: InsertParts,
): SQL {
  return sql`with p as materialized (
      select * from jsonb_to_recordset(${people}::jsonb) as p(id text, account text, address text, name text,
        at timestamptz, audit ${sql.raw(auditType)}, document jsonb)),
    u as (
      insert into members (team_id, id, account_id, document, source, managed, joined_at, created_at, updated_at)
      select ${team}::text, id, account, document, 'scim', true, at, at, at from p
      returning ${kept}),
    a as (
      insert into accounts (id, email, name, created_by_team_id, created_at, updated_at)
      select account, address, name, ${team}::text, at, at
      from p where account is not null order by scim_fold(address)),
    role as (
      insert into member_roles (team_id, member_id, role)
      select team_id, id, ${sql.raw(`'${DEFAULT_ROLE}'`)} from u),
    named as (select u.id, u.shown_name as name, p.audit from u join p on p.id = u.id),
    audited as (${audited})
    select ${answer} from u r order by r.id`;
}

/** The person with new ids, and with an account where there is an address for one. */
export function newcomerRow({ document, email, name }: Newcomer, at: Date) {
  const account = hasAddress(email) ? { account: newId("acc"), address: email, name } : {};
  return { id: newId("usr"), ...account, at: at.toISOString(), document };
}

/** Whether somebody can sign in by it. */
export function hasAddress(email: string | null): email is string {
  return email !== null && emailDomain(email) !== undefined;
}
