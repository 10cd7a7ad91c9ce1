import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import {
  auditActions,
  changeTo,
  invitationsOf,
  inviteByHand,
  memberState,
  moveTo,
  ownAccount,
  personAt,
  personDocument,
  quiet,
} from "./testing/directory-state";
import { type DirectoryTeam, directoryTeam } from "./testing/directory-team";

describe.each(databases)("invitations and the identity provider in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const newTeam = () => directoryTeam(database.db);
  const state = ({ teamId }: DirectoryTeam, id: string) => memberState(database.db, teamId, id);
  const invitations = async ({ teamId }: DirectoryTeam) =>
    (await invitationsOf(database.db, teamId)).map(({ email, state: each }) => `${email.split("-")[0]} ${each}`);
  const at = ({ teamId }: DirectoryTeam, name = "ada") => `${name}-${teamId}@mail.example`;
  const invited = async (team: DirectoryTeam) => ({
    email: at(team),
    id: await inviteByHand(database.db, team.teamId, at(team), ["admin", "billing"]),
  });
  /** Somebody with an account of their own, whom the identity provider has added and who has not answered yet. */
  const waiting = async (team: DirectoryTeam) => {
    await ownAccount(database.db, at(team));
    const { id } = await team.store.users.create({ document: personAt(at(team)) });
    expect(await invitations(team)).toEqual(["ada open"]);
    return id;
  };

  it("U7: a create adopts one made by hand: same id, its roles, a member at once, and its link does nothing more", async () => {
    const team = await newTeam();
    const { id, email } = await invited(team);
    const document = personDocument({ userName: "ada", emails: [{ value: email.toUpperCase(), primary: true }] });
    expect((await team.store.users.create({ document })).id).toBe(id);
    expect(await state(team, id)).toMatchObject({
      managed: true,
      source: "scim",
      joined_at: expect.any(Date),
      created_by_team_id: team.teamId,
      roles: ["admin", "billing"],
    });
    expect(await invitations(team)).toEqual(["ada accepted"]);
    expect(await auditActions(database.db, team.teamId, id)).toEqual(["member.adopted"]);
  });

  it("U7: it takes no further seat, and is found by the userName, too", async () => {
    const team = await directoryTeam(database.db, { seats: 1 });
    const { id, email } = await invited(team);
    expect((await team.store.users.create({ document: { userName: email.toUpperCase(), active: true } })).id).toBe(id);
  });

  it("U7: a connector that looks the person up first adopts by its update", async () => {
    const team = await newTeam();
    const { id } = await invited(team);
    await team.store.users.update(id, changeTo({ displayName: "Ada" }), quiet);
    expect(await state(team, id)).toMatchObject({
      managed: true,
      joined_at: expect.any(Date),
      account_email: at(team),
      roles: ["admin", "billing"],
    });
    expect(await invitations(team)).toEqual(["ada accepted"]);
  });

  it("U7: the owner of an account still decides; the invitation by hand is the one to answer", async () => {
    const team = await newTeam();
    const other = await newTeam();
    const { id, email } = await invited(team);
    await other.store.users.create({ document: personAt(email) });
    expect((await team.store.users.create({ document: personAt(email) })).id).toBe(id);
    expect(await state(team, id)).toMatchObject({ managed: true, joined_at: null, account_email: email });
    expect(await invitations(team)).toEqual(["ada open"]);
  });

  it("U7: an adoption that leaves the person inactive withdraws the invitation", async () => {
    const team = await newTeam();
    const { id, email } = await invited(team);
    await team.store.users.create({ document: personAt(email, { active: false }) });
    expect(await state(team, id)).toMatchObject({ active: false, joined_at: null });
    expect(await invitations(team)).toEqual(["ada cancelled"]);
  });

  it("U5: one that the identity provider caused is no second way in: the userName is taken, the address shared", async () => {
    const team = await newTeam();
    const id = await waiting(team);
    await expect(team.store.users.create({ document: personAt(at(team)) })).rejects.toMatchObject({
      status: 409,
      scimType: "uniqueness",
      message: expect.stringContaining(`(id ${id})`),
    });
    const emails = [{ value: at(team), primary: true }];
    const second = await team.store.users.create({ document: personDocument({ userName: "second", emails }) });
    expect(second.id).not.toBe(id);
    expect(await state(team, second.id)).toMatchObject({ account_id: null, joined_at: expect.any(Date) });
    expect(await invitations(team)).toEqual(["ada open"]);
  });

  it.each([
    ["PATCH", changeTo({ active: false })],
    ["PUT, which brings the whole person,", { document: () => ({ userName: "gone", active: false }) }],
  ])("T20: a deactivation by %s withdraws what is open, and a return asks anew", async (_, leave) => {
    const team = await newTeam();
    const id = await waiting(team);
    await team.store.users.update(id, leave, quiet);
    expect(await invitations(team)).toEqual(["ada cancelled"]);
    await team.store.users.update(id, changeTo({ active: true, emails: [{ value: at(team) }] }), quiet);
    expect(await state(team, id)).toMatchObject({ active: true, joined_at: null, account_email: at(team) });
    expect(await invitations(team)).toEqual(["ada cancelled", "ada open"]);
  });

  it("T20: a removal withdraws what is open, also what an admin asked by hand", async () => {
    const team = await newTeam();
    await team.store.users.remove(await waiting(team), {});
    const { id } = await invited(team);
    await team.store.users.remove(id, {});
    expect(await invitations(team)).toEqual([]);
  });

  it("a restored person who had never answered is asked anew", async () => {
    const team = await newTeam();
    const id = await waiting(team);
    await team.store.users.update(id, changeTo({ active: false }), quiet);
    expect((await team.store.users.create({ document: personAt(at(team)) })).id).toBe(id);
    expect(await state(team, id)).toMatchObject({ joined_at: null });
    expect(await invitations(team)).toEqual(["ada cancelled", "ada open"]);
  });

  it("another address is asked instead of the one before, and one that is nobody's joins at once", async () => {
    const team = await newTeam();
    const id = await waiting(team);
    await ownAccount(database.db, at(team, "countess"));
    await team.store.users.update(id, moveTo(at(team, "countess")), quiet);
    expect(await state(team, id)).toMatchObject({ joined_at: null, account_email: at(team, "countess") });
    expect(await invitations(team)).toEqual(["ada cancelled", "countess open"]);
    await team.store.users.update(id, moveTo(at(team, "unknown")), quiet);
    expect(await state(team, id)).toMatchObject({ joined_at: expect.any(Date), account_email: at(team, "unknown") });
    expect(await invitations(team)).toEqual(["ada cancelled", "countess cancelled"]);
  });

  it("other changes of somebody who waits ask nobody again, not even when the time to answer is over", async () => {
    const team = await newTeam();
    const id = await waiting(team);
    await rows(database.db, sql`update invitations set expires_at = now() - interval '1 day'`);
    await team.store.users.update(id, changeTo({ title: "Countess" }), quiet);
    expect(await invitations(team)).toEqual(["ada open"]);
  });

  it("once the team has verified the domain, who waits joins at the next change", async () => {
    const team = await newTeam();
    const id = await waiting(team);
    await verifyDomain(database.db, team.teamId, "mail.example");
    await team.store.users.update(id, changeTo({ title: "Countess" }), quiet);
    expect(await state(team, id)).toMatchObject({ joined_at: expect.any(Date), account_email: at(team) });
    expect(await invitations(team)).toEqual(["ada accepted"]);
  });
});
