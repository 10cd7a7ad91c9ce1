import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import type { SessionContext } from "@/lib/auth/authorize";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, setActive, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { findSession } from "@/lib/sessions/find-session";
import { newPerson, PASSWORD, REQUEST, type TestPerson } from "@/lib/sessions/testing/people";
import { acceptAsExisting } from "./accept-as-existing";
import { acceptAsAda, domainOf, enter, inviteByMail, newcomerOf, teamsOf } from "./testing/invitation-acts";

const START = new Date("2026-03-01T12:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(databases)("accepting an invitation in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let now = START;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => now };
  });
  afterAll(() => opened.close());

  const newTeam = async () => {
    now = START;
    return settingsTeam(services.db);
  };
  const sessionOf = ({ accountId, sessionId, email }: TestPerson): SessionContext => ({
    accountId,
    sessionId,
    email,
    name: "Grace Hopper",
    publicOrigin: "https://muster.example",
    request: REQUEST,
  });
  const actions = async ({ teamId }: SettingsTeam) =>
    (
      await rows<{ action: string; actor_name: string }>(
        services.db,
        sql`select action, actor_name from audit_events where team_id = ${teamId} order by id`,
      )
    ).map(({ action, actor_name }) => `${action} by ${actor_name}`);

  it("makes an account with a name and a password, and a member with the roles that were given", async () => {
    const team = await newTeam();
    const email = newcomerOf(team);
    await acceptAsAda(services, await inviteByMail(services, team, email));
    expect(await teamsOf(services.db, email)).toEqual([team.teamId]);
    const result = await enter(services, email);
    if (result.kind !== "signed_in") throw new Error(result.kind);
    expect(await findSession(services, result)).toMatchObject({
      membership: { name: "Ada Lovelace", roles: ["developer"], team: { id: team.teamId } },
    });
    expect(await actions(team)).toContain("invitation.accepted by Ada Lovelace");
    const [account] = await rows(
      services.db,
      sql`select password_hash, created_by_team_id from accounts where email = ${email}`,
    );
    expect(account).toEqual({ password_hash: expect.stringMatching(/^\$argon2id\$/), created_by_team_id: null });
  });

  it("works once: of two at the same time one gets in, and nobody later", async () => {
    const team = await newTeam();
    const email = newcomerOf(team);
    const token = await inviteByMail(services, team, email);
    const both = await Promise.allSettled([acceptAsAda(services, token), acceptAsAda(services, token)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { message } = await refusal(acceptAsAda(services, token), "conflict");
    expect(message).toContain("accepted already");
    expect(await rows(services.db, sql`select 1 from accounts where email = ${email}`)).toHaveLength(1);
  });

  it.each([
    ["forged", "not_found"],
    ["expired", "conflict"],
    ["of somebody deactivated", "conflict"],
    ["of somebody removed", "not_found"],
    ["of a team that is gone", "not_found"],
  ] as const)("does nothing with a link that is %s", async (fault, code) => {
    const team = await newTeam();
    const { teamId } = team;
    const email = newcomerOf(team);
    const token = await inviteByMail(services, team, email);
    const [member] = await rows<{ id: string }>(
      services.db,
      sql`select id from members where team_id = ${teamId} and email = ${email}`,
    );
    const memberId = member?.id ?? "";
    if (fault === "expired") now = new Date(START.getTime() + 7 * DAY_MS);
    if (fault === "of somebody deactivated") await setActive(services.db, teamId, memberId, false);
    if (fault === "of somebody removed") await rows(services.db, sql`delete from members where id = ${memberId}`);
    if (fault === "of a team that is gone") await rows(services.db, sql`delete from teams where id = ${teamId}`);
    const used = fault === "forged" ? `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}` : token;
    await refusal(acceptAsAda(services, used), code);
    expect(await rows(services.db, sql`select 1 from accounts where email = ${email}`)).toEqual([]);
  });

  it("lets the owner of an account in after they signed in, and shows them the team", async () => {
    const team = await newTeam();
    const person = await newPerson(services.db);
    const token = await inviteByMail(services, team, person.email.toUpperCase());
    await refusal(acceptAsAda(services, token), "conflict");
    await acceptAsExisting(services, sessionOf(person), { token });
    expect(await teamsOf(services.db, person.email)).toEqual([person.teamId, team.teamId].toSorted());
    expect(await findSession(services, person)).toMatchObject({
      membership: { name: "Grace Hopper", team: { id: team.teamId } },
    });
    await refusal(acceptAsExisting(services, sessionOf(person), { token }), "conflict");
    expect(await enter(services, person.email, PASSWORD)).toMatchObject({ kind: "signed_in" });
  });

  it("is nobody else's: another account learns whom it is for and does not get in", async () => {
    const team = await newTeam();
    const [person, other] = [await newPerson(services.db), await newPerson(services.db)];
    const token = await inviteByMail(services, team, person.email);
    const { message } = await refusal(acceptAsExisting(services, sessionOf(other), { token }), "forbidden");
    expect(message).toContain(person.email);
    expect(await teamsOf(services.db, other.email)).toEqual([other.teamId]);
  });

  it("takes no session that another team's identity provider alone vouches for", async () => {
    const team = await newTeam();
    const person = await newPerson(services.db);
    const token = await inviteByMail(services, team, person.email);
    await rows(
      services.db,
      sql`update sessions set sso_team_id = ${person.teamId}, sso_team_only = true where id = ${person.sessionId}`,
    );
    await refusal(acceptAsExisting(services, sessionOf(person), { token }), "forbidden");
    expect(await teamsOf(services.db, person.email)).toEqual([person.teamId]);
  });

  it("is left to single sign-on where the team requires it, but for admins, who may need their password", async () => {
    const team = await newTeam();
    const email = newcomerOf(team);
    const token = await inviteByMail(services, team, email);
    await rows(services.db, sql`update teams set sso_required = true where id = ${team.teamId}`);
    await verifyDomain(services.db, team.teamId, domainOf(team));
    await refusal(acceptAsAda(services, token), "wants_sso");
    await rows(
      services.db,
      sql`insert into member_roles (team_id, member_id, role)
        select team_id, id, 'admin' from members where team_id = ${team.teamId} and email = ${email}`,
    );
    await acceptAsAda(services, token);
    expect(await enter(services, email)).toMatchObject({ kind: "signed_in" });
  });

  it("works as ever for an address that the team's identity provider may not speak for", async () => {
    const team = await newTeam();
    const email = newcomerOf(team);
    const token = await inviteByMail(services, team, email);
    await rows(services.db, sql`update teams set sso_required = true where id = ${team.teamId}`);
    await acceptAsAda(services, token);
    expect(await teamsOf(services.db, email)).toEqual([team.teamId]);
    expect(await enter(services, email)).toEqual({ kind: "wants_sso" });
  });
});
