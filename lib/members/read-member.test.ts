import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { memberDetail as contract } from "@/lib/contracts/member-page";
import { ADMIN_ROLE, DEFAULT_ROLE, roleSchema } from "@/lib/contracts/roles";
import { refusal } from "@/lib/provisioning/testing/refusal";
import type { Services } from "@/lib/services";
import { ENTERPRISE_USER_URN, USER_URN } from "@/scim";
import { readMember } from "./read-member";
import { readMemberProfile } from "./read-member-profile";
import { type PeopleTeam, peopleTeam } from "./testing/people-team";

const { billing } = roleSchema.enum;

describe.each(databases)("the page of a member in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const read = (team: PeopleTeam, memberId: string) => readMember(services, team.admin("team.read"), { memberId });

  it("names the groups and says which roles they give", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const given = await team.group([ADMIN_ROLE], [memberId], "scim");
    await team.group([], []);
    const detail = await read(team, memberId);
    expect(detail).toMatchObject({
      groups: [{ id: given, name: `Group ${given}`, source: "scim" }],
      groupCount: 1,
      roles: [
        { role: ADMIN_ROLE, own: false, groups: [`Group ${given}`] },
        { role: DEFAULT_ROLE, own: true, groups: [] },
      ],
      provider: null,
    });
    expect(contract.parse(detail)).toEqual(detail);
  });

  it("names the identity provider and when it last wrote, also after SCIM was turned off", async () => {
    const team = await peopleTeam(opened.db);
    const created = await team.scim.users.create({ document: { userName: "ada", displayName: "Ada" } });
    await rows(
      opened.db,
      sql`insert into scim_keys (team_id, id, name, hash, hint, created_by_name, last_used_at, last_used_by)
        values (${team.teamId}, 'key_1', 'K', 'h', 'm', 'A', now(), 'Entra')`,
    );
    await team.switchScim(true);
    const [event] = await rows<{ at: Date }>(
      opened.db,
      sql`select at from audit_events where team_id = ${team.teamId} and target_id = ${created.id}`,
    );
    const provider = { name: "Entra", lastSyncAt: event?.at.toISOString() };
    expect(await read(team, created.id)).toMatchObject({ managed: true, provider });
    await team.switchScim(false);
    expect(await read(team, created.id)).toMatchObject({ managed: false, wasManaged: true, provider });
  });

  it("says what the team would be without when nobody else is it", async () => {
    const team = await peopleTeam(opened.db);
    const none = { admin: false, breakGlass: false, planChanger: false };
    const { memberId } = await team.join([billing]);
    expect((await read(team, team.memberId)).isLast).toEqual({ ...none, admin: true });
    await team.switchScim(true);
    expect((await read(team, team.memberId)).isLast).toEqual({ ...none, admin: true, breakGlass: true });
    expect((await read(team, memberId)).isLast).toEqual({ ...none, planChanger: true });
    await team.join([ADMIN_ROLE]);
    expect((await read(team, team.memberId)).isLast).toEqual({ ...none, breakGlass: true });
    await team.join([ADMIN_ROLE, billing], { password: true });
    expect((await read(team, team.memberId)).isLast).toEqual(none);
    expect((await read(team, memberId)).isLast).toEqual(none);
  });

  it("says whose e-mail somebody shares who cannot sign in because of it", async () => {
    const team = await peopleTeam(opened.db);
    const emails = [{ value: `shared@${team.teamId}.example` }];
    const first = await team.scim.users.create({ document: { userName: "first", displayName: "First", emails } });
    const second = await team.scim.users.create({ document: { userName: "second", emails } });
    const third = await team.scim.users.create({ document: { userName: "third" } });
    expect(await read(team, second.id)).toMatchObject({
      signInProblem: "shared_email",
      sharesEmailWith: { id: first.id, name: "First" },
    });
    expect(await read(team, third.id)).toMatchObject({ signInProblem: "no_email", sharesEmailWith: null });
    expect(await read(team, first.id)).toMatchObject({ signInProblem: null, sharesEmailWith: null });
    await team.scim.users.remove(first.id, {});
    expect(await read(team, second.id)).toMatchObject({ signInProblem: "shared_email", sharesEmailWith: null });
  });

  it("shows every attribute as it was sent, core, enterprise and the team's own, but none that is never returned", async () => {
    const team = await peopleTeam(opened.db);
    const own = "urn:example:work";
    const attributes = [
      { name: "badge", returned: "default" },
      { name: "pin", returned: "never" },
    ].map((each) => ({ type: "string", description: "", multiValued: false, required: false, ...each }));
    await rows(
      opened.db,
      sql`insert into scim_settings (team_id, enabled, schemas_version) values (${team.teamId}, true, 1::integer)`,
    );
    await rows(
      opened.db,
      sql`insert into scim_schemas (team_id, urn, resource_type, name, description, attributes)
        values (${team.teamId}, ${own}, 'User', 'Work', '', ${JSON.stringify(attributes)}::jsonb)`,
    );
    const document = {
      schemas: [USER_URN, ENTERPRISE_USER_URN, own],
      userName: "ADA",
      externalId: "00u1",
      name: { givenName: "Ada", familyName: "Lovelace" },
      emails: [{ value: "ada@x.example", type: "work", primary: true }, { value: "a@y.example" }],
      addresses: [{ locality: "London", country: "GB", type: "home" }],
      active: true,
      [ENTERPRISE_USER_URN]: { employeeNumber: "7", manager: { value: "26118915", displayName: "Charles" } },
      [own]: { badge: "B-1", pin: "secret" },
    };
    const { id: memberId } = await team.scim.users.create({ document });
    const profile = await readMemberProfile(services, team.admin("members.profile"), { memberId });
    const one = (path: string, text: string) => ({ path, values: [{ text, note: "" }] });
    expect(profile.sections).toEqual([
      {
        urn: USER_URN,
        name: "User",
        attributes: [
          one("externalId", "00u1"),
          one("userName", "ADA"),
          one("name.familyName", "Lovelace"),
          one("name.givenName", "Ada"),
          one("active", "true"),
          {
            path: "emails",
            values: [
              { text: "ada@x.example", note: "work, primary" },
              { text: "a@y.example", note: "" },
            ],
          },
          { path: "addresses", values: [{ text: "London, GB", note: "home" }] },
        ],
      },
      {
        urn: ENTERPRISE_USER_URN,
        name: "EnterpriseUser",
        attributes: [
          one("employeeNumber", "7"),
          one("manager.value", "26118915"),
          one("manager.displayName", "Charles"),
        ],
      },
      { urn: own, name: "Work", attributes: [one("badge", "B-1")] },
    ]);
    expect(JSON.parse(profile.text)).toEqual({ ...document, [own]: { badge: "B-1" } });
  });

  it("of somebody of another team is not found", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await (await peopleTeam(opened.db)).join([DEFAULT_ROLE]);
    await refusal(read(team, memberId), "not_found");
    await refusal(readMemberProfile(services, team.admin("members.profile"), { memberId }), "not_found");
  });
});
