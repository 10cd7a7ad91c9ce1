import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { BULK_CHANGES, listMembers as membersContract } from "@/lib/contracts/members";
import { DEFAULT_ROLE, ROLES, type Role } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";
import { changeGroupMembers } from "@/lib/groups/change-group-members";
import { changeGroupRoles } from "@/lib/groups/change-group-roles";
import { deleteGroup } from "@/lib/groups/delete-group";
import { previewGroupRoles } from "@/lib/groups/preview-group-roles";
import { readGroup } from "@/lib/groups/read-group";
import { renameGroup } from "@/lib/groups/rename-group";
import { newId } from "@/lib/ids";
import { rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changeMemberName } from "./change-member-name";
import { changeMemberRoles } from "./change-member-roles";
import { changeMembers } from "./change-members";
import { deactivateMember } from "./deactivate-member";
import { endMemberSession, endMemberSessions } from "./end-member-sessions";
import { listMemberSessions } from "./list-member-sessions";
import { listMembers } from "./list-members";
import { reactivateMember } from "./reactivate-member";
import { readMember } from "./read-member";
import { readMemberProfile } from "./read-member-profile";
import { removeMember } from "./remove-member";
import { type PeopleTeam, peopleTeam } from "./testing/people-team";

/** In the names of what the other team has; no answer may contain it. */
const SECRET_WORD = "zanzibar";

interface People {
  readonly team: PeopleTeam;
  readonly memberId: string;
  readonly groupId: string;
  readonly sessionId: string;
}

/** Ids of the caller's own people or of the other team's, in any mixture. */
interface Pick {
  readonly member: "own" | "other";
  readonly group: "own" | "other";
  readonly session: "own" | "other";
  readonly roles: readonly Role[];
}

type Verb = (services: Services, team: PeopleTeam, ids: Omit<People, "team">, pick: Pick) => Promise<unknown>;

const VERBS: readonly Verb[] = [
  (services, { admin }, { groupId }) =>
    listMembers(services, admin("team.read"), membersContract.input.parse({ group: groupId, pageSize: 100 })),
  (services, { admin }, { groupId }) =>
    listMembers(services, admin("team.read"), membersContract.input.parse({ outside: groupId, search: SECRET_WORD })),
  (services, { admin }, { memberId }) => readMember(services, admin("team.read"), { memberId }),
  (services, { admin }, { memberId }) => readMemberProfile(services, admin("members.profile"), { memberId }),
  (services, { admin }, { memberId }) => listMemberSessions(services, admin("members.sessions"), { memberId }),
  (services, { admin }, { memberId }) => endMemberSessions(services, admin("members.sessions"), { memberId }),
  (services, { admin }, { memberId, sessionId }) =>
    endMemberSession(services, admin("members.sessions"), { memberId, sessionId }),
  (services, { admin }, { memberId }) =>
    changeMemberName(services, admin("members.manage"), { memberId, displayName: "X", givenName: "", familyName: "" }),
  (services, { admin }, { memberId }, { roles }) =>
    changeMemberRoles(services, admin("members.manage"), { memberId, roles: [...roles] }),
  (services, { admin }, { memberId }) => deactivateMember(services, admin("members.manage"), { memberId }),
  (services, { admin }, { memberId }) => reactivateMember(services, admin("members.manage"), { memberId }),
  (services, { admin }, { memberId }) => removeMember(services, admin("members.manage"), { memberId }),
  ...BULK_CHANGES.map<Verb>((change) => (services, { admin }, { memberId }) => {
    const role = change === "add_role" ? DEFAULT_ROLE : undefined;
    return changeMembers(services, admin("members.manage"), { memberIds: [memberId], change, role });
  }),
  (services, { admin }, { groupId }) => readGroup(services, admin("groups.read"), { groupId }),
  (services, { admin }, { groupId }) => renameGroup(services, admin("groups.manage"), { groupId, name: newId("grp") }),
  (services, { admin }, { groupId }) => deleteGroup(services, admin("groups.manage"), { groupId }),
  (services, { admin }, { groupId, memberId }) =>
    changeGroupMembers(services, admin("groups.manage"), { groupId, add: [memberId], remove: [] }),
  (services, { admin }, { groupId, memberId }) =>
    changeGroupMembers(services, admin("groups.manage"), { groupId, add: [], remove: [memberId] }),
  (services, { admin }, { groupId }, { roles }) =>
    changeGroupRoles(services, admin("groups.manage"), { groupId, roles: [...roles] }),
  (services, { admin }, { groupId }, { roles }) =>
    previewGroupRoles(services, admin("groups.manage"), { groupId, roles: [...roles] }),
];

const side = fc.constantFrom("own" as const, "other" as const);
const steps = fc.array(
  fc.record({
    verb: fc.constantFrom(...VERBS),
    pick: fc.record({ member: side, group: side, session: side, roles: fc.subarray([...ROLES]) }),
  }),
  { minLength: 1, maxLength: 10 },
);

describe.each(databases)("what admins do to people and groups in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const furnished = async (word: string): Promise<People> => {
    const team = await peopleTeam(opened.db);
    const { memberId, accountId } = await team.join([DEFAULT_ROLE]);
    const groupId = await team.group([DEFAULT_ROLE], [memberId]);
    const sessionId = newId("ses");
    await rows(
      opened.db,
      sql`insert into sessions (id, account_id, team_id, user_agent)
        values (${sessionId}, ${accountId}, ${team.teamId}, ${word})`,
    );
    await rows(
      opened.db,
      sql`update members set document = document || ${JSON.stringify({ displayName: word, title: word })}::jsonb
        where id = ${memberId}`,
    );
    await rows(
      opened.db,
      sql`update groups set document = ${JSON.stringify({ displayName: word })}::jsonb where id = ${groupId}`,
    );
    return { team, memberId, groupId, sessionId };
  };

  it("reads and changes no row of another team, whatever ids they mix", async () => {
    const other = await furnished(SECRET_WORD);
    const before = await rowsOfTeam(opened.db, other.team.teamId);
    let made = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (chosen) => {
        made += 1;
        const own = await furnished(`own ${made}`);
        for (const { verb, pick } of chosen) {
          const of = { own, other };
          const ids = {
            memberId: of[pick.member].memberId,
            groupId: of[pick.group].groupId,
            sessionId: of[pick.session].sessionId,
          };
          const answer = await verb(services, own.team, ids, pick).catch((error: unknown) => {
            if (error instanceof DomainError) return error.message;
            throw error;
          });
          expect(JSON.stringify(answer)).not.toContain(SECRET_WORD);
        }
        expect(await rowsOfTeam(opened.db, other.team.teamId)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
