import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { exportAuditEvents } from "@/lib/audit/export-audit-events";
import { listAuditEvents } from "@/lib/audit/list-audit-events";
import { readAuditEvent } from "@/lib/audit/read-audit-event";
import { authorize } from "@/lib/auth/authorize";
import { systemClock } from "@/lib/clock";
import * as auditContracts from "@/lib/contracts/audit";
import { listGroups as groupsContract } from "@/lib/contracts/groups";
import { listMembers as membersContract } from "@/lib/contracts/members";
import { GRACE_PERIODS } from "@/lib/contracts/scim";
import { DomainError } from "@/lib/errors";
import { listGroups } from "@/lib/groups/list-groups";
import { listMembers } from "@/lib/members/list-members";
import { changePlan } from "@/lib/plan/change-plan";
import { changeSeats } from "@/lib/plan/change-seats";
import { readPlan } from "@/lib/plan/read-plan";
import { generateKey } from "@/lib/provisioning/generate-key";
import { readScim } from "@/lib/provisioning/read-scim";
import { regenerateKey } from "@/lib/provisioning/regenerate-key";
import { revokeKey } from "@/lib/provisioning/revoke-key";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import { turnOffScim } from "@/lib/provisioning/turn-off-scim";
import { turnOnScim } from "@/lib/provisioning/turn-on-scim";
import type { Services } from "@/lib/services";
import { deleteSsoMethod } from "@/lib/sso/delete-sso-method";
import { listSsoMethods } from "@/lib/sso/list-sso-methods";
import { switchSsoMethod } from "@/lib/sso/switch-sso-method";
import { changeTeamSlug } from "./change-team-slug";
import { openTeam } from "./open-team";
import { readRoles } from "./read-roles";
import { readTeam } from "./read-team";
import { renameTeam } from "./rename-team";

/** In the names of what the other team has; no answer may contain it. */
const SECRET_WORD = "zanzibar";
/** Stands for the id of the caller's own thing. */
const OWN = "own";

interface Caller {
  readonly team: SettingsTeam;
  readonly keyId: string;
}

interface Ids {
  readonly keys: readonly string[];
  readonly methods: readonly string[];
  readonly events: readonly string[];
}

type Step = (services: Services, caller: Caller) => Promise<unknown>;

const search = fc.constantFrom("", SECRET_WORD, "%", "_", "' or true --");

/** Any call of any verb, with ids of both teams. */
function stepOf({ keys, methods, events }: Ids): fc.Arbitrary<Step> {
  const keyId = fc.constantFrom(...keys);
  const methodId = fc.constantFrom(...methods);
  const name = fc.constantFrom(`Key ${SECRET_WORD.toUpperCase()}`, "Key", "Other key");
  return fc.oneof(
    ...planSteps,
    ...auditSteps(events),
    fc.constant<Step>((services, { team }) => readRoles(services, team.admin("team.read"))),
    fc.constant<Step>((services, { team }) =>
      changeTeamSlug(services, team.admin("team.rename"), { slug: team.teamId.replace("_", "-") }),
    ),
    fc.constant<Step>((services, { team }) => openTeam(services, team.admin("team.read"), { slug: SECRET_WORD })),
    fc.constant<Step>((services, { team }) => readTeam(services, team.admin("team.read"))),
    fc.constant<Step>((services, { team }) => readScim(services, team.admin("scim.read"))),
    fc.constant<Step>((services, { team }) => turnOnScim(services, team.admin("scim.enable"))),
    fc.constant<Step>((services, { team }) => turnOffScim(services, team.admin("scim.disable"))),
    fc.constant<Step>((services, { team }) => listSsoMethods(services, team.admin("sso.read"))),
    search.map<Step>(
      (text) =>
        (services, { team }) =>
          listMembers(services, team.admin("team.read"), membersContract.input.parse({ search: text, pageSize: 100 })),
    ),
    search.map<Step>(
      (text) =>
        (services, { team }) =>
          listGroups(services, team.admin("groups.read"), groupsContract.input.parse({ search: text, pageSize: 100 })),
    ),
    name.map<Step>(
      (text) =>
        (services, { team }) =>
          renameTeam(services, team.admin("team.rename"), { name: text }),
    ),
    name.map<Step>(
      (text) =>
        (services, { team }) =>
          generateKey(services, team.admin("scim.keys.create"), { name: text, expiry: "90d" }),
    ),
    fc.tuple(keyId, fc.constantFrom(...GRACE_PERIODS)).map<Step>(
      ([id, grace]) =>
        (services, { team, keyId: own }) =>
          regenerateKey(services, team.admin("scim.keys.create"), { keyId: id === OWN ? own : id, grace }),
    ),
    keyId.map<Step>(
      (id) =>
        (services, { team, keyId: own }) =>
          revokeKey(services, team.admin("scim.keys.revoke"), { keyId: id === OWN ? own : id }),
    ),
    fc.tuple(methodId, fc.boolean()).map<Step>(
      ([id, enabled]) =>
        (services, { team }) =>
          switchSsoMethod(services, team.admin("sso.manage"), { methodId: methodOf(team, id), enabled }),
    ),
    methodId.map<Step>(
      (id) =>
        (services, { team }) =>
          deleteSsoMethod(services, team.admin("sso.manage"), { methodId: methodOf(team, id) }),
    ),
  );
}

const planSteps: readonly fc.Arbitrary<Step>[] = [
  fc.constant<Step>((services, { team }) => readPlan(services, team.admin("team.read"))),
  fc.constantFrom("business", "enterprise").map<Step>(
    (plan) =>
      (services, { team }) =>
        changePlan(services, billing(team), { plan }),
  ),
  fc.integer({ min: 1, max: 99 }).map<Step>(
    (seats) =>
      (services, { team }) =>
        changeSeats(services, billing(team), { seats }),
  ),
];

function billing(team: SettingsTeam) {
  return authorize({ ...team.admin("team.read"), roles: ["billing"] }, "plan.change");
}

function auditSteps(events: readonly string[]): readonly fc.Arbitrary<Step>[] {
  return [
    search.map<Step>(
      (text) =>
        (services, { team }) =>
          listAuditEvents(
            services,
            team.admin("audit.read"),
            auditContracts.listAuditEvents.input.parse({ actor: text, target: text }),
          ),
    ),
    search.map<Step>((text) => async (services, { team }) => {
      // In capitals: the export's own event, which tells what was searched for, is the caller's.
      const input = auditContracts.exportAuditEvents.input.parse({ format: "json", target: text.toUpperCase() });
      let file = "";
      for await (const chunk of (await exportAuditEvents(services, team.admin("audit.read"), input)).chunks)
        file += chunk;
      return file;
    }),
    fc.constantFrom(...events).map<Step>(
      (eventId) =>
        (services, { team }) =>
          readAuditEvent(services, team.admin("audit.read"), { eventId }),
    ),
  ];
}

function methodOf({ methodIds }: SettingsTeam, id: string): string {
  return id === OWN ? (methodIds[0] ?? "") : id;
}

describe.each(databases)("the verbs of a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const furnishedTeam = async (word: string) => {
    const team = await settingsTeam(services.db, { sso: [true, true] });
    const { teamId } = team;
    await turnOnScim(services, team.admin("scim.enable"));
    const made = await generateKey(services, team.admin("scim.keys.create"), { name: `Key ${word}`, expiry: "never" });
    const document = JSON.stringify({ displayName: `Group ${word}` });
    await rows(
      services.db,
      sql`insert into groups (team_id, id, document, source) values (${teamId}, ${`grp_${word}`}, ${document}::jsonb, 'local')`,
    );
    await rows(services.db, sql`insert into group_members values (${teamId}, ${`grp_${word}`}, ${team.memberId})`);
    await rows(services.db, sql`update teams set slug = ${word.replaceAll(" ", "-")} where id = ${teamId}`);
    await rows(services.db, sql`update sso_methods set name = ${`Okta ${word}`} where team_id = ${teamId}`);
    return { team, keyId: made.key.id };
  };

  it("read and change no row of another team, whatever ids they are given", async () => {
    const { team: other, keyId: otherKeyId } = await furnishedTeam(SECRET_WORD);
    const before = await rowsOfTeam(services.db, other.teamId);
    let made = 0;
    const events = (
      await rows<{ id: string }>(services.db, sql`select id from audit_events where team_id = ${other.teamId}`)
    ).map(({ id }) => id);
    const ids = { keys: [otherKeyId, OWN], methods: [...other.methodIds, OWN], events };
    const theirs = [SECRET_WORD, otherKeyId, other.teamId, ...other.methodIds];
    await fc.assert(
      fc.asyncProperty(fc.array(stepOf(ids), { minLength: 1, maxLength: 8 }), async (steps) => {
        made += 1;
        const caller = await furnishedTeam(`own ${made}`);
        for (const step of steps) {
          const answer = await step(services, caller).catch((error: unknown) => {
            if (error instanceof DomainError) return error.message;
            throw error;
          });
          const text = JSON.stringify(answer);
          expect(theirs.filter((word) => text.includes(word))).toEqual([]);
        }
        expect(await rowsOfTeam(services.db, other.teamId)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
