import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { DomainError } from "@/lib/errors";
import { services } from "@/lib/services";
import type { SessionContext, TeamContext } from "./authorize";
import { ownPath, SIGN_IN_PATH } from "./own-path";
import { PAGE_PATH_HEADER } from "./page-path";
import { readSignedIn } from "./read-signed-in";
import { teamContext } from "./team-context";

/** Like `teamContext`, for pages: whoever may not see one is led to the sign-in page, which says why. */
export function pageTeam(): Promise<TeamContext> {
  return orToSignIn(teamContext);
}

/** Who asks for a page that is about no team yet. */
export function pageSession(): Promise<SessionContext> {
  return orToSignIn(async () => (await readSignedIn(await services(), await headers())).session);
}

async function orToSignIn<Context>(read: () => Promise<Context>): Promise<Context> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const path = ownPath((await headers()).get(PAGE_PATH_HEADER) ?? undefined);
    redirect(`${SIGN_IN_PATH}?${new URLSearchParams(signInQuery(error, path))}`);
  }
}

/** Whether the session is good for a page. */
export async function isSignedIn(): Promise<boolean> {
  try {
    await teamContext();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Who is not signed in needs no explanation. */
function signInQuery({ code }: DomainError, callbackUrl: string): Record<string, string> {
  return code === "signed_out" ? { callbackUrl } : { reason: code };
}
