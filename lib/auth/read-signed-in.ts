import { authSecret } from "@/lib/data-folder-secret";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import type { HeaderSource } from "@/lib/http/header-source";
import { isSecureOrigin, publicOrigin } from "@/lib/http/public-origin";
import { requestOrigin } from "@/lib/http/request-origin";
import type { Services } from "@/lib/services";
import { findSession, type Membership } from "@/lib/sessions/find-session";
import type { RequestOrigin, SessionContext, TeamContext } from "./authorize";
import { readSessionToken } from "./session-token";

/** Who sent a request, and as whom in the team that the session looks at. */
export interface SignedIn {
  readonly session: SessionContext;
  readonly membership: Membership | null;
}

/**
 * Reads the session cookie of a request and looks the session up.
 * @throws DomainError `signed_out`, `deactivated`, `wants_sso`
 */
export async function readSignedIn(
  services: Services,
  headers: HeaderSource,
  request: RequestOrigin = requestOrigin(headers),
): Promise<SignedIn> {
  const environment = env();
  const origin = publicOrigin(headers, environment);
  const reference = await readSessionToken(headers, isSecureOrigin(origin), await authSecret(environment));
  if (!reference) throw signedOut();
  const state = await findSession(services, reference);
  switch (state.kind) {
    case "signed_out":
      throw signedOut();
    case "deactivated":
      throw new DomainError("deactivated", "Your organization has deactivated your account.");
    case "wants_sso":
      throw new DomainError("wants_sso", "Your team requires single sign-on. Sign in with it to go on.");
    case "signed_in": {
      const { name, email } = state.account;
      return { session: { ...reference, name, email, publicOrigin: origin, request }, membership: state.membership };
    }
    default:
      return state satisfies never;
  }
}

/** @throws DomainError `no_team` */
export function teamOf({ session, membership }: SignedIn): TeamContext {
  if (!membership)
    throw new DomainError("no_team", "Your account is in no team. Ask an admin of your team to invite you.");
  return { ...session, ...membership };
}

function signedOut(): DomainError {
  return new DomainError("signed_out", "You are signed out. Sign in to go on.");
}
