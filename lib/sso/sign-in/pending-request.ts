import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Services } from "@/lib/services";
import type { SsoMethod } from "../find-method";

/** How long somebody may take at their provider. */
export const REQUEST_MS = 15 * 60 * 1000;

type MethodId = Pick<SsoMethod, "teamId" | "id">;

/** A sign-in or a test that was sent to the provider and waits for its answer. */
export interface PendingRequest {
  readonly kind: "sign_in" | "test";
  /** The path of this app that the person wants to reach; null for its home. */
  readonly target: string | null;
  /** "Keep me signed in". */
  readonly remember: boolean;
  /** Who tests; null for a sign-in. */
  readonly memberId: string | null;
  /** What the protocol needs to know again, sealed; null when it needs nothing. */
  readonly sealedSecrets: string | null;
  readonly startedAt: Date;
}

/** 128 bits that nobody guesses, in a form that XML takes as an ID. */
export function newRequestId(): string {
  return `_${randomBytes(16).toString("hex")}`;
}

/** What is stored of an id or of a browser's secret. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * Keeps a request until it is answered, and forgets those of the method that were not.
 * @param browser the secret that the answering browser must hold
 */
export async function keepRequest(
  { db, clock }: Services,
  { teamId, id: methodId }: MethodId,
  requestId: string,
  browser: string,
  request: Omit<PendingRequest, "startedAt">,
): Promise<void> {
  const at = clock();
  const now = sql`${at.toISOString()}::timestamptz`;
  const expiresAt = new Date(at.getTime() + REQUEST_MS);
  const { kind, target, remember, memberId, sealedSecrets } = request;
  await rows(
    db,
    sql`with forgotten as (
        delete from sso_requests where team_id = ${teamId} and method_id = ${methodId} and expires_at <= ${now})
      insert into sso_requests (team_id, id_hash, method_id, kind, target, remember, sealed_secrets, browser_hash,
        member_id, created_at, expires_at)
      values (${teamId}, ${hashOf(requestId)}, ${methodId}, ${kind}, ${target}::text, ${remember}::boolean,
        ${sealedSecrets}::text, ${hashOf(browser)}, ${memberId}::text, ${now}, ${expiresAt.toISOString()}::timestamptz)`,
    { name: "sso_keep_request" },
  );
}

interface RequestRow {
  readonly kind: PendingRequest["kind"];
  readonly target: string | null;
  readonly remember: boolean;
  readonly member_id: string | null;
  readonly sealed_secrets: string | null;
  readonly created_at: Date;
}

/** Takes a request away for its answer: of several answers, on whatever instances, one gets it. */
export async function takeRequest(
  { db, clock }: Services,
  { teamId, id: methodId }: MethodId,
  requestId: string,
  browser: string | undefined,
): Promise<PendingRequest | undefined> {
  if (browser === undefined) return undefined;
  const [row] = await rows<RequestRow>(
    db,
    sql`delete from sso_requests
      where team_id = ${teamId} and id_hash = ${hashOf(requestId)} and method_id = ${methodId}
        and browser_hash = ${hashOf(browser)} and expires_at > ${clock().toISOString()}::timestamptz
      returning kind, target, remember, member_id, sealed_secrets, created_at`,
    { name: "sso_take_request" },
  );
  return row && requestOf(row);
}

/**
 * The test that an answer belongs to which could not be read: the latest that this browser began with the method, and that
 * was not answered.
 */
export async function takeLatestTest(
  { db, clock }: Services,
  { teamId, id: methodId }: MethodId,
  browser: string,
): Promise<PendingRequest | undefined> {
  const [row] = await rows<RequestRow>(
    db,
    sql`delete from sso_requests where team_id = ${teamId} and id_hash = (
        select id_hash from sso_requests
        where team_id = ${teamId} and method_id = ${methodId} and browser_hash = ${hashOf(browser)}
          and expires_at > ${clock().toISOString()}::timestamptz
        order by created_at desc limit 1)
      and kind = 'test'
      returning kind, target, remember, member_id, sealed_secrets, created_at`,
  );
  return row && requestOf(row);
}

/** Forgets what has ended: requests that nobody answered, and assertions that would be refused as too old anyway. */
export async function forgetExpired({ db, clock }: Services): Promise<void> {
  const now = sql`${clock().toISOString()}::timestamptz`;
  await rows(db, sql`delete from sso_requests where expires_at <= ${now}`);
  await rows(db, sql`delete from sso_assertions where expires_at <= ${now}`);
}

function requestOf(row: RequestRow): PendingRequest {
  return {
    kind: row.kind,
    target: row.target,
    remember: row.remember,
    memberId: row.member_id,
    sealedSecrets: row.sealed_secrets,
    startedAt: row.created_at,
  };
}
