import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { MUSTER } from "@/lib/audit/muster-actor";
import { recordEvent } from "@/lib/audit/record-event";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import type { CertificateView } from "@/lib/contracts/sso";
import { enqueueMails } from "@/lib/mail/enqueue-mails";
import { holdsRole } from "@/lib/members/member-roles";
import type { Services } from "@/lib/services";
import { methodOfTeam, type SsoMethod, samlMethodsBeyond } from "./find-method";
import { lastCertificate } from "./method-view";

const DAY_MS = 24 * 60 * 60 * 1000;
/** How many days before the end admins are told, the first time first. */
const WARNING_DAYS = [30, 7, 1] as const;
const BATCH_METHODS = 100;
const RECIPIENTS_MAX = 20;
const ACTION = "sso.certificate_ending";

/**
 * Tells the admins of each method that is on, by an audit row and a mail, that the last certificate of its provider ends: 30,
 * 7 and 1 days before, each once. May be cut off and run again.
 */
export async function warnOfCertificates(services: Services, signal?: AbortSignal): Promise<void> {
  let last: SsoMethod | undefined;
  do {
    const methods = await samlMethodsBeyond(services.db, last, BATCH_METHODS);
    for (const method of methods) if (isDue(method, services.clock())) await warn(services, method);
    last = methods.at(-1);
  } while (last !== undefined && signal?.aborted !== true);
}

interface Warning {
  readonly days: (typeof WARNING_DAYS)[number];
  /** Since when it is time for this one and for none that is later. */
  readonly since: Date;
  readonly certificate: CertificateView;
}

/** The warning whose time it is; undefined before the first, and once the certificate has ended. */
function warningFor(method: SsoMethod, now: Date): Warning | undefined {
  const certificate = lastCertificate(method);
  if (!certificate) return undefined;
  const endMs = Date.parse(certificate.validTo);
  if (endMs <= now.getTime()) return undefined;
  const days = WARNING_DAYS.findLast((each) => endMs - each * DAY_MS <= now.getTime());
  return days === undefined ? undefined : { days, since: new Date(endMs - days * DAY_MS), certificate };
}

function isDue(method: SsoMethod, now: Date): boolean {
  return warningFor(method, now) !== undefined;
}

async function warn({ db, clock }: Services, { teamId, id }: SsoMethod): Promise<void> {
  const at = clock();
  await db.transaction(async (tx) => {
    const method = await methodOfTeam(tx, teamId, id, sql`for update of s`);
    const warning = method && warningFor(method, at);
    if (!method?.enabled || !warning || (await wasTold(tx, method, warning))) return;
    const { certificate, days } = warning;
    const { name: methodName, teamName } = method;
    const endsAt = certificate.validTo;
    await recordEvent(tx, teamId, MUSTER, at, {
      action: ACTION,
      targetId: id,
      targetName: methodName,
      details: { certificate: certificate.fingerprint, endsAt, daysBefore: days },
    });
    const content = { kind: "certificate_ending", teamName, methodId: id, methodName, endsAt } as const;
    const recipients = await adminAddresses(tx, teamId);
    await enqueueMails(
      tx,
      at,
      recipients.map((recipient) => ({ teamId, recipient, content })),
    );
  });
}

/** The audit log remembers it: its rows stay for 30 days at least, and no warning's time is longer than 23. */
async function wasTold(tx: Tx, { teamId, id }: SsoMethod, { since, certificate }: Warning): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select 1 from audit_events
      where team_id = ${teamId} and action = ${ACTION} and at >= ${since.toISOString()}::timestamptz
        and target_id = ${id} and details ->> 'certificate' = ${certificate.fingerprint} limit 1`,
  );
  return found.length > 0;
}

async function adminAddresses(tx: Tx, teamId: string): Promise<readonly string[]> {
  const found = await rows<{ email: string }>(
    tx,
    sql`select a.email from members m join accounts a on a.id = m.account_id
      where m.team_id = ${teamId} and m.active and m.joined_at is not null and ${holdsRole(ADMIN_ROLE)}
      order by m.id limit ${RECIPIENTS_MAX}::integer`,
  );
  return found.map(({ email }) => email);
}
