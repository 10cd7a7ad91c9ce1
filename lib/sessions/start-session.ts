import type { Tx } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { newId } from "@/lib/ids";

export interface NewSession {
  readonly accountId: string;
  /** As whom the person signs in; null for an account in no team. */
  readonly member: { readonly id: string; readonly teamId: string; readonly name: string } | null;
  /** "Keep me signed in". */
  readonly remember: boolean;
  readonly request: RequestOrigin;
  /** The identity provider that vouched for the person; absent after a sign-in by password. */
  readonly sso?: SessionSso;
  /** Of the audit row. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface SessionSso {
  readonly teamId: string;
  readonly methodId: string;
  /** Whether the session is good for that team only. */
  readonly teamOnly: boolean;
  readonly samlSubject?: SamlSubject;
}

/** What a SAML provider calls a person, and its own session. */
export interface SamlSubject {
  readonly [name: string]: string;
  readonly nameId: string;
}

/** Starts a session with its audit row and gives its id. */
export async function startSession(tx: Tx, at: Date, session: NewSession): Promise<string> {
  const { accountId, member, remember, request, sso, details } = session;
  const id = newId("ses");
  await tx.insert(sessions).values({
    id,
    accountId,
    teamId: member?.teamId ?? null,
    remember,
    ...(sso && { ssoTeamId: sso.teamId, ssoMethodId: sso.methodId, ssoTeamOnly: sso.teamOnly }),
    ...(sso?.samlSubject && { samlSubject: { ...sso.samlSubject } }),
    ip: request.ip,
    userAgent: request.userAgent,
    createdAt: at,
    lastSeenAt: at,
  });
  if (member) {
    const actor = { kind: "member", id: member.id, name: member.name, ...request } as const;
    await recordEvent(tx, member.teamId, actor, at, {
      action: "session.signed_in",
      targetId: member.id,
      targetName: member.name,
      ...(details && { details }),
    });
  }
  return id;
}
