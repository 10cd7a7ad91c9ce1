import type { Db } from "@/db/client";
import { domainClaims, domains } from "@/db/schema/domains";
import { newId } from "@/lib/ids";

/**
 * Lets a team have verified a domain; `verifiedAt` null leaves it claimed only. Teams of one test database may share a
 * domain, which the verbs would not let them.
 */
export async function verifyDomain(
  db: Db,
  teamId: string,
  name: string,
  verifiedAt: Date | null = new Date(),
): Promise<void> {
  await db.insert(domains).values({ teamId, id: newId("dom"), name, token: `token of ${name}`, verifiedAt });
  if (verifiedAt === null) return;
  await db.insert(domainClaims).values({ name, teamId, claimedAt: verifiedAt }).onConflictDoNothing();
}
