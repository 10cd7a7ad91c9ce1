import { sql } from "drizzle-orm";
import type { z } from "zod";
import { uniqueViolation } from "@/db/errors";
import { rows, textArray } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { createGroup as contract, GroupDetail } from "@/lib/contracts/groups";
import { BILLING_ROLE, ROLES } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { requirePlanOfRoles } from "@/lib/members/role-rules";
import { changeTeam } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { GROUP_URN } from "@/scim";
import { groupNameTaken } from "./locked-group";
import { groupDetail } from "./read-group";

/** Makes a group without members, which gives these roles. Throws `name_taken`, and `forbidden` as `changeGroupRoles`. */
export async function createGroup(
  services: Services,
  asked: Authorized<"groups.manage">,
  { name, roles: wanted }: z.output<(typeof contract)["input"]>,
): Promise<GroupDetail> {
  const roles = ROLES.filter((role) => wanted.includes(role));
  try {
    return await changeTeam(services, asked, "groups.manage", async (change) => {
      const { tx, at, actor, directory } = change;
      const { id: teamId, plan } = actor.team;
      if (roles.includes(BILLING_ROLE)) change.requireBillingRight();
      requirePlanOfRoles(plan, roles);
      const id = newId("grp");
      const now = sql`${at.toISOString()}::timestamptz`;
      const document = JSON.stringify({ schemas: [GROUP_URN], displayName: name });
      await rows(
        tx,
        sql`with g as (
            insert into groups (team_id, id, document, source, created_at, updated_at)
            values (${teamId}, ${id}, ${document}::jsonb, 'local', ${now}, ${now}) returning team_id, id)
          insert into group_roles (team_id, group_id, role)
          select g.team_id, g.id, given.role from g, unnest(${textArray(roles)}) as given(role)`,
      );
      await recordEvent(tx, teamId, directory.actor.audit, at, {
        action: "group.created",
        targetId: id,
        targetName: name,
        details: { after: { name, roles } },
      });
      return groupDetail(tx, teamId, id);
    });
  } catch (error) {
    throw uniqueViolation(error) === "groups_display_name" ? groupNameTaken(error) : error;
  }
}
