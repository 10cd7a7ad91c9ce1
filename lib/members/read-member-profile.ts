import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { MemberProfile } from "@/lib/contracts/member-page";
import { teamSchemas } from "@/lib/directory/team-schemas";
import type { Services } from "@/lib/services";
import type { JsonObject } from "@/scim";
import { memberGone } from "./locked-member";
import { profileSections, returnedDocument } from "./profile-sections";

/** Every attribute that is stored of the member, also those that the team declared. Throws `not_found`. */
export async function readMemberProfile(
  { db }: Services,
  { team }: Authorized<"members.profile">,
  { memberId }: { readonly memberId: string },
): Promise<MemberProfile> {
  const [row] = await rows<{ document: JsonObject; schemas_version: number }>(
    db,
    sql`select m.document, coalesce(s.schemas_version, 0) as schemas_version
      from members m left join scim_settings s on s.team_id = m.team_id
      where m.team_id = ${team.id} and m.id = ${memberId}`,
  );
  if (!row) throw memberGone();
  const { User: type } = (await teamSchemas(db, team.id, row.schemas_version)).resourceTypes;
  return {
    sections: profileSections(type, row.document),
    text: JSON.stringify(returnedDocument(type, row.document), null, 2),
  };
}
