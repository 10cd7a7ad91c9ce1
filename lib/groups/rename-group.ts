import { sql } from "drizzle-orm";
import type { z } from "zod";
import { uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { renameGroup as contract, GroupDetail } from "@/lib/contracts/groups";
import { changeTeam } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { groupNameTaken, lockGroup, refuseManaged } from "./locked-group";
import { groupDetail } from "./read-group";

/** Gives a group another name; the one that it has changes nothing. Throws `managed`, `name_taken`. */
export async function renameGroup(
  services: Services,
  asked: Authorized<"groups.manage">,
  { groupId, name }: z.output<(typeof contract)["input"]>,
): Promise<GroupDetail> {
  try {
    return await changeTeam(services, asked, "groups.manage", async (change) => {
      const { tx, at, actor, directory } = change;
      const teamId = actor.team.id;
      const group = await lockGroup(change, groupId);
      refuseManaged(change, group);
      if (name !== group.name) {
        await rows(
          tx,
          sql`update groups set document = ${JSON.stringify({ ...group.document, displayName: name })}::jsonb,
              version = version + 1, updated_at = ${at.toISOString()}::timestamptz
            where team_id = ${teamId} and id = ${groupId}`,
        );
        await recordEvent(tx, teamId, directory.actor.audit, at, {
          action: "group.changed",
          targetId: groupId,
          targetName: name,
          details: { changed: ["displayName"], before: { name: group.name }, after: { name } },
        });
      }
      return groupDetail(tx, teamId, groupId);
    });
  } catch (error) {
    throw uniqueViolation(error) === "groups_display_name" ? groupNameTaken(error) : error;
  }
}
