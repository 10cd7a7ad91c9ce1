import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { changeMemberName as contract, MemberDetail } from "@/lib/contracts/member-page";
import { changedAttributes } from "@/lib/directory/changed-attributes";
import { writeUser } from "@/lib/directory/write-user";
import type { Services } from "@/lib/services";
import { isJsonObject, type JsonObject } from "@/scim";
import { lockMember, refuseManaged } from "./locked-member";
import { memberDetail } from "./read-member";
import { changeTeam } from "./team-change";

type Names = Pick<z.output<(typeof contract)["input"]>, "displayName" | "givenName" | "familyName">;

/** Changes how a member is called; other attributes stay. Throws `managed` while the identity provider decides over it. */
export function changeMemberName(
  services: Services,
  asked: Authorized<"members.manage">,
  { memberId, ...names }: z.output<(typeof contract)["input"]>,
): Promise<MemberDetail> {
  return changeTeam(services, asked, "members.manage", async (change) => {
    const row = await lockMember(change, memberId);
    refuseManaged(change, row, `Your identity provider decides over the name of ${row.name}. Change it there.`);
    const document = renamed(row.document, names);
    const changed = changedAttributes(row.document, document);
    if (changed.length > 0) {
      await writeUser(change.directory, change.tx, row, {
        document,
        action: "member.changed",
        details: { changed, before: { name: row.name }, after: { name: names.displayName } },
        references: false,
        managed: row.managed,
      });
    }
    return memberDetail(change.tx, change.actor, memberId, change.at);
  });
}

/** Parts that are empty go; the formatted name is the one that is shown. */
function renamed(document: JsonObject, { displayName, givenName, familyName }: Names): JsonObject {
  const { givenName: _given, familyName: _family, ...rest } = isJsonObject(document.name) ? document.name : {};
  const name = {
    ...rest,
    formatted: displayName,
    ...(givenName !== "" && { givenName }),
    ...(familyName !== "" && { familyName }),
  };
  return { ...document, displayName, name };
}
