import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db, OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { freshDatabase } from "@/db/testing/fresh-database";
import { authorize, type TeamContext } from "@/lib/auth/authorize";
import { findSession } from "@/lib/sessions/find-session";
import { AT, deactivate, joinTeam, newPerson, newTeam, REQUEST, type TestPerson } from "@/lib/sessions/testing/people";
import { readViewer } from "./read-viewer";
import { switchTeam } from "./switch-team";

let open: OpenDatabase;
let db: Db;
beforeAll(async () => {
  open = await freshDatabase();
  db = open.db;
});
afterAll(() => open.close());

const clock = () => AT;

async function contextOf(person: TestPerson): Promise<TeamContext> {
  const state = await findSession({ db, clock }, person);
  if (state.kind !== "signed_in" || !state.membership) throw new Error("not in a team");
  const { accountId, sessionId, email } = person;
  return { accountId, sessionId, email, publicOrigin: "http://localhost", request: REQUEST, ...state.membership };
}

describe("switching teams", () => {
  it("moves this session to another team of the account", async () => {
    const person = await newPerson(db);
    const other = await newTeam(db);
    await joinTeam(db, person, other, ["developer"]);
    const answer = await switchTeam({ db, clock }, await contextOf(person), { teamId: other });
    expect(answer).toEqual({ team: { id: other, name: `Team ${other}` } });
    expect(await contextOf(person)).toMatchObject({ roles: ["developer"], team: { id: other } });
  });

  it("finds no team that the account is not, not yet or no longer in", async () => {
    const person = await newPerson(db);
    const [foreign, left] = [await newTeam(db), await newTeam(db)];
    await deactivate(db, left, await joinTeam(db, person, left));
    for (const teamId of [foreign, left, "tm_none"]) {
      await expect(switchTeam({ db, clock }, await contextOf(person), { teamId })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    expect((await contextOf(person)).team.id).toBe(person.teamId);
  });
});

describe("the viewer", () => {
  it("sees the current team and the active ones to switch to", async () => {
    const person = await newPerson(db);
    const [other, left] = [await newTeam(db), await newTeam(db)];
    await joinTeam(db, person, other);
    await deactivate(db, left, await joinTeam(db, person, left));
    const viewer = await readViewer({ db, clock }, authorize(await contextOf(person), "team.read"));
    expect(viewer).toMatchObject({ accountId: person.accountId, roles: ["admin"], team: { id: person.teamId } });
    expect(viewer.teams.map(({ id }) => id).toSorted()).toEqual([person.teamId, other].toSorted());
  });

  it("does not open a team that requires single sign-on, and stays where it was", async () => {
    const person = await newPerson(db);
    const other = await newTeam(db);
    await joinTeam(db, person, other, ["developer"]);
    await rows(db, sql`update teams set sso_required = true where id = ${other}`);
    const refusal = switchTeam({ db, clock }, await contextOf(person), { teamId: other });
    await expect(refusal).rejects.toMatchObject({ code: "wants_sso" });
    expect(await contextOf(person)).toMatchObject({ team: { id: person.teamId } });
  });

  it("does not carry the word of one team's identity provider into another team", async () => {
    const person = await newPerson(db);
    const other = await newTeam(db);
    await joinTeam(db, person, other);
    await rows(
      db,
      sql`update sessions set sso_team_id = team_id, sso_method_id = 'sso_1', sso_team_only = true
        where id = ${person.sessionId}`,
    );
    const refusal = switchTeam({ db, clock }, await contextOf(person), { teamId: other });
    await expect(refusal).rejects.toMatchObject({ code: "wants_sso" });
  });
});
