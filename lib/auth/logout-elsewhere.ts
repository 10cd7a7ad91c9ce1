import { headers } from "next/headers";
import { authSecret } from "@/lib/data-folder-secret";
import { env } from "@/lib/env";
import { isSecureOrigin, publicOrigin } from "@/lib/http/public-origin";
import { log } from "@/lib/log";
import { services } from "@/lib/services";
import { sessionLogoutUrl } from "@/lib/sso/saml/logout-url";
import { readSessionToken } from "./session-token";

/** Where the session of this request ends at its identity provider, too; undefined when nowhere. Call it before it ends. */
export async function logoutElsewhere(): Promise<string | undefined> {
  try {
    const environment = env();
    const source = await headers();
    const origin = publicOrigin(source, environment);
    const session = await readSessionToken(source, isSecureOrigin(origin), await authSecret(environment));
    return session && (await sessionLogoutUrl(await services(), session.sessionId, origin));
  } catch (error) {
    // Whoever wants to sign out here is signed out, whatever is wrong with the way to the provider.
    log.error("single logout failed", { error });
    return undefined;
  }
}
