import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

const WINDOW_MS = 15 * 60 * 1000;
const SWEPT_AT_ONCE = 20;

/** How many wrong passwords in a window: from one place for one account, for one account, and from one place. */
const LIMITS = { pair: 10, account: 100, place: 100 } as const;
type Kind = keyof typeof LIMITS;

/** What a password is tried on, and from where. */
export interface PasswordAttempt {
  /** Of the account, whether there is one or not. */
  readonly email: string;
  readonly ip: string | null;
}

export interface AttemptCount {
  /** Whether the password must not be looked at. */
  readonly isTooMany: boolean;
  /** Whether this is the first one too many for the account in this window. */
  readonly isFirstTooMany: boolean;
}

/**
 * Counts an attempt before its password is looked at, so that no more than the limit are, however many come at once and at
 * however many instances. Whoever knows the password gives the attempt back with `forgiveAttempt`.
 */
export async function takeAttempt(db: Db, at: Date, attempt: PasswordAttempt): Promise<AttemptCount> {
  const counted = await count(db, at, attempt, sql`p.attempts + 1`, 1);
  const over = counted.map(({ kind, attempts }) => ({ kind, by: attempts - LIMITS[kind] }));
  return {
    isTooMany: over.some(({ by }) => by > 0),
    isFirstTooMany: over.some(({ kind, by }) => kind !== "place" && by === 1),
  };
}

/** The password was right: it counts against nobody, and the person starts anew. */
export async function forgiveAttempt(db: Db, at: Date, attempt: PasswordAttempt): Promise<void> {
  await count(db, at, attempt, sql`case p.kind when 'pair' then 0 else greatest(p.attempts - 1, 0) end`, 0);
}

interface Counted {
  readonly kind: Kind;
  readonly attempts: number;
}

/** Rows are taken in one order, so that two who count at once wait for each other and no more; old ones are swept out. */
function count(db: Db, at: Date, attempt: PasswordAttempt, next: SQL, first: 0 | 1): Promise<readonly Counted[]> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const start = sql`${new Date(at.getTime() - WINDOW_MS).toISOString()}::timestamptz`;
  return rows<Counted>(
    db,
    sql`with mine as (
        select kind, encode(sha256(convert_to(what, 'UTF8')), 'hex') as subject from (${subjectsSql(attempt)}) s),
      swept as (
        delete from password_attempts where (kind, subject) in (
          select kind, subject from password_attempts
          where since <= ${start} and (kind, subject) not in (select kind, subject from mine)
          order by since limit ${SWEPT_AT_ONCE}::integer for update skip locked))
      insert into password_attempts as p (kind, subject, attempts, since)
      select kind, subject, ${first}::integer, ${now} from mine order by kind, subject
      on conflict (kind, subject) do update set
        attempts = case when p.since <= ${start} then excluded.attempts else ${next} end,
        since = case when p.since <= ${start} then excluded.since else p.since end
      returning p.kind, p.attempts`,
  );
}

/** Whoever has an IPv6 address has the 2^64 beside it, too. Without an address only the account counts. */
function subjectsSql({ email, ip }: PasswordAttempt): SQL {
  const account = sql`scim_fold(${email.trim()}::text)`;
  if (ip === null) return sql`select 'account' as kind, ${account} as what`;
  const address = sql`${ip.replace(/%.*/, "")}::inet`;
  const place = sql`network(set_masklen(${address}, case family(${address}) when 4 then 32 else 64 end))::text`;
  return sql`select 'account' as kind, ${account} as what
    union all select 'pair', ${place} || ' ' || ${account}
    union all select 'place', ${place}`;
}
