import type { Db } from "@/db/database";
import { domains } from "@/db/schema/domains";
import { newId } from "@/lib/ids";

/** Lets a team have verified a domain; `verifiedAt` null leaves it claimed only. */
export async function verifyDomain(
  db: Db,
  teamId: string,
  name: string,
  verifiedAt: Date | null = new Date(),
): Promise<void> {
  await db.insert(domains).values({ teamId, id: newId("dom"), name, token: `token of ${name}`, verifiedAt });
}
