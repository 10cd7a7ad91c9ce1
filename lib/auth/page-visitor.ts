import { headers } from "next/headers";
import { DomainError } from "@/lib/errors";
import { services } from "@/lib/services";
import type { SessionContext } from "./authorize";
import { readSignedIn } from "./read-signed-in";

/** Who asks for a page that is open to everybody; null for whoever is not signed in, or cannot be any more. */
export async function pageVisitor(): Promise<SessionContext | null> {
  try {
    return (await readSignedIn(await services(), await headers())).session;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
