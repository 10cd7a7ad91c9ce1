import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, textArray } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { countDomainMembers as contract } from "@/lib/contracts/domains";
import type { Services } from "@/lib/services";
import { domainOfTeam, readableName } from "./domain-row";

/** Members of any status whose address is in the domain, in either spelling. Throws `not_found`. */
export async function countDomainMembers(
  { db }: Services,
  { team }: Authorized<"domains.read">,
  { domainId }: z.output<(typeof contract)["input"]>,
): Promise<{ readonly members: number }> {
  const { name } = await domainOfTeam(db, team.id, domainId);
  const endings = [name, readableName(name)].map((each) => `%@${each}`);
  const [counted] = await rows<{ members: number }>(
    db,
    sql`select count(*)::integer as members from members
      where team_id = ${team.id} and email_key like any (${textArray(endings)})`,
  );
  return { members: counted?.members ?? 0 };
}
