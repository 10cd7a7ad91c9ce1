import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { BulkAnswer, changeMembers as contract } from "@/lib/contracts/members";
import type { Role } from "@/lib/contracts/roles";
import { readUserRow } from "@/lib/directory/user-row";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { setOwnRoles } from "./change-member-roles";
import { deactivateMember } from "./deactivate-member";
import { reactivateMember } from "./reactivate-member";
import { removeMember } from "./remove-member";
import { changeTeam } from "./team-change";

type Actor = Authorized<"members.manage">;
type Outcome = "changed" | "unchanged";

/**
 * Does one change to each of several members, one after the other, each in a transaction of its own with its own rules and
 * audit row. Whoever is refused is named with the reason and keeps no other back.
 */
export async function changeMembers(
  services: Services,
  actor: Actor,
  { memberIds, change, role }: z.output<(typeof contract)["input"]>,
): Promise<BulkAnswer> {
  const answer = { changed: 0, unchanged: 0, refused: [] as BulkAnswer["refused"] };
  for (const memberId of new Set(memberIds)) {
    const before = await readUserRow(services.db, actor.team.id, memberId);
    try {
      answer[await changeOne(services, actor, { memberId, change, role, wasActive: before?.active })] += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      answer.refused.push({ memberId, name: before?.name ?? null, message: error.message });
    }
  }
  return answer;
}

interface One {
  readonly memberId: string;
  readonly change: z.output<(typeof contract)["input"]>["change"];
  readonly role: Role | undefined;
  /** undefined for an id that is none of the team's. */
  readonly wasActive: boolean | undefined;
}

async function changeOne(
  services: Services,
  actor: Actor,
  { memberId, change, role, wasActive }: One,
): Promise<Outcome> {
  switch (change) {
    case "deactivate":
      await deactivateMember(services, actor, { memberId });
      return wasActive === true ? "changed" : "unchanged";
    case "reactivate":
      await reactivateMember(services, actor, { memberId });
      return wasActive === true ? "unchanged" : "changed";
    case "remove":
      await removeMember(services, actor, { memberId });
      return "changed";
    case "add_role":
      return addRole(services, actor, memberId, role);
    default:
      return change satisfies never;
  }
}

async function addRole(services: Services, actor: Actor, memberId: string, role: Role | undefined): Promise<Outcome> {
  if (role === undefined)
    throw new DomainError("invalid_input", "Choose a role.", { fields: { role: "Choose a role." } });
  const isChanged = await changeTeam(services, actor, "members.manage", (change) =>
    setOwnRoles(change, memberId, (own) => [...own, role]),
  );
  return isChanged ? "changed" : "unchanged";
}
