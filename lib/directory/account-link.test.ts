import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import { userResourceType } from "@/scim";
import { listOf } from "@/scim/testing/contract-subject";
import {
  auditTrail,
  changeTo,
  countAuditRows,
  invitationsOf,
  memberState,
  moveTo,
  ownAccount,
  personAt,
  personDocument,
  quiet,
} from "./testing/directory-state";
import { type DirectoryTeam, directoryTeam, makeAdmin } from "./testing/directory-team";

describe.each(databases)("the account of a person in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const newTeam = () => directoryTeam(database.db);
  const state = ({ teamId }: DirectoryTeam, id: string) => memberState(database.db, teamId, id);
  const verify = ({ teamId }: DirectoryTeam, domain: string) => verifyDomain(database.db, teamId, domain);
  const accountEmail = async (id: string) =>
    (await rows<{ email: string }>(database.db, sql`select email from accounts where id = ${id}`))[0]?.email;

  it("U2: somebody's own in no team, of a domain that is not verified: the person is asked and waits", async () => {
    const team = await newTeam();
    const account = await ownAccount(database.db, `Own-${team.teamId}@mail.example`);
    const email = `own-${team.teamId}@mail.example`;
    const { id, text } = await team.store.users.create({ document: personAt(email) });
    expect(JSON.parse(`{${text}}`)).toMatchObject({ active: true });
    expect(await state(team, id)).toMatchObject({ account_id: account, joined_at: null, active: true, managed: true });
    expect(await invitationsOf(database.db, team.teamId)).toEqual([{ email, state: "open" }]);
    expect(await auditTrail(database.db, team.teamId, id)).toEqual([
      { action: "member.created", details: { invited: true } },
    ]);
  });

  it("U2: who is created inactive is asked nothing before they become active", async () => {
    const team = await newTeam();
    const email = `own-${team.teamId}@mail.example`;
    await ownAccount(database.db, email);
    const { id } = await team.store.users.create({ document: personAt(email, { active: false }) });
    expect(await state(team, id)).toMatchObject({ joined_at: null, active: false });
    expect(await invitationsOf(database.db, team.teamId)).toEqual([]);
    await team.store.users.update(id, changeTo({ active: true }), quiet);
    expect(await invitationsOf(database.db, team.teamId)).toEqual([{ email, state: "open" }]);
  });

  it("U3: of a verified domain: a member at once, without an invitation", async () => {
    const team = await newTeam();
    const domain = `${team.teamId.replace("_", "-")}.example`;
    await verify(team, domain);
    const account = await ownAccount(database.db, `ada@${domain}`);
    const { id } = await team.store.users.create({ document: personAt(`Ada@${domain.toUpperCase()}`) });
    expect(await state(team, id)).toMatchObject({ account_id: account, joined_at: expect.any(Date) });
    expect(await invitationsOf(database.db, team.teamId)).toEqual([]);
  });

  it("U4: of another team: refused with what to do, and nothing is written", async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    const email = `ada-${team.teamId}@shared.example`;
    await other.store.users.create({ document: personAt(email) });
    await expect(team.store.users.create({ document: personAt(email) })).rejects.toMatchObject({
      status: 409,
      scimType: "uniqueness",
      message: expect.stringMatching(
        new RegExp(
          `^${email} .*another team.*Remove it there.*verify the domain shared\\.example under Team Settings > Domains`,
        ),
      ),
    });
    expect((await listOf(team.store, userResourceType)).totalResults).toBe(0);
    expect(await countAuditRows(database.db, team.teamId)).toBe(0);
  });

  it("U4: of another team, but of a domain that this team has verified: a member of both", async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    const domain = `${team.teamId.replace("_", "-")}.example`;
    await verify(team, domain);
    const first = await other.store.users.create({ document: personAt(`ada@${domain}`) });
    const second = await team.store.users.create({ document: personAt(`ada@${domain}`) });
    const [there, here] = [await state(other, first.id), await state(team, second.id)];
    expect(here).toMatchObject({ account_id: there?.account_id, joined_at: expect.any(Date) });
    expect(there).toMatchObject({ active: true, joined_at: expect.any(Date) });
  });

  it("a team where somebody was only asked does not hold them", async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    const email = `ada-${team.teamId}@mail.example`;
    const account = await ownAccount(database.db, email);
    await other.store.users.create({ document: personAt(email) });
    const { id } = await team.store.users.create({ document: personAt(email) });
    expect(await state(team, id)).toMatchObject({ account_id: account, joined_at: null });
  });

  it("two teams that take an unknown address at once: one has it, the other is told to try again or why not", async () => {
    const teams = [await newTeam(), await newTeam(), await newTeam()];
    const email = `ada-${teams[0]?.teamId}@mail.example`;
    const outcomes = await Promise.allSettled(
      teams.map(({ store }) => store.users.create({ document: personAt(email) })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(reasons).toEqual(reasons.map(() => expect.objectContaining({ status: 409, scimType: "uniqueness" })));
  });

  it("T44: after a removal the same person gets the same account under a new id", async () => {
    const team = await newTeam();
    const document = personAt(`ada-${team.teamId}@mail.example`, { externalId: team.teamId });
    const first = await team.store.users.create({ document });
    const account = (await state(team, first.id))?.account_id;
    await team.store.users.remove(first.id, {});
    const second = await team.store.users.create({ document });
    expect(second.id).not.toBe(first.id);
    expect(await state(team, second.id)).toMatchObject({ account_id: account, joined_at: expect.any(Date) });
  });

  it("T44: an account that has joined another team since is not taken back", async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    const document = personAt(`ada-${team.teamId}@mail.example`);
    const { id } = await team.store.users.create({ document });
    await team.store.users.remove(id, {});
    const elsewhere = await other.store.users.create({ document });
    await rows(
      database.db,
      sql`update members set joined_at = now() where team_id = ${other.teamId} and id = ${elsewhere.id}`,
    );
    await expect(team.store.users.create({ document })).rejects.toMatchObject({ status: 409 });
  });

  it("U15: one that the team made follows the person within the domain and into a verified one", async () => {
    const team = await newTeam();
    await verify(team, "verified.example");
    const { id } = await team.store.users.create({ document: personAt(`ada-${team.teamId}@old.example`) });
    for (const email of [`countess-${team.teamId}@old.example`, `ada-${team.teamId}@verified.example`]) {
      await team.store.users.update(id, moveTo(email), quiet);
      expect(await state(team, id)).toMatchObject({ account_email: email });
    }
  });

  it("U15, T18: somebody's own keeps its address and password, whether changed, restored or adopted", async () => {
    const team = await newTeam();
    const email = `own-${team.teamId}@mail.example`;
    const account = await ownAccount(database.db, email);
    await rows(database.db, sql`update accounts set password_hash = 'theirs' where id = ${account}`);
    const { id } = await team.store.users.create({ document: personAt(email) });
    await rows(database.db, sql`update members set joined_at = now() where team_id = ${team.teamId} and id = ${id}`);
    const thief = `thief-${team.teamId}@mail.example`;
    await team.store.users.update(id, moveTo(thief), quiet);
    await team.store.users.update(id, changeTo({ active: false }), quiet);
    await team.store.users.create({
      document: personAt(email, { emails: [{ value: `x${thief}`, primary: true }], password: "new" }),
    });
    const kept = sql`select email, password_hash from accounts where id = ${account}`;
    expect(await rows(database.db, kept)).toEqual([{ email, password_hash: "theirs" }]);
    expect(await state(team, id)).toMatchObject({ account_id: account, joined_at: expect.any(Date) });
  });

  it("U15: of somebody in two teams, only the team that verified the domains can move it", async () => {
    const [owner, other] = [await newTeam(), await newTeam()];
    const domain = `${owner.teamId.replace("_", "-")}.example`;
    await verify(owner, domain);
    const there = await other.store.users.create({ document: personAt(`ada@${domain}`) });
    const here = await owner.store.users.create({ document: personAt(`ada@${domain}`) });
    await other.store.users.update(there.id, moveTo(`stolen@${domain}`), quiet);
    expect(await state(owner, here.id)).toMatchObject({ account_email: `ada@${domain}` });
    await owner.store.users.update(here.id, moveTo(`countess@${domain}`), quiet);
    expect(await state(owner, here.id)).toMatchObject({ account_email: `countess@${domain}` });
  });

  it("U15: a team that verified its own domain cannot pull a stranger's account into it", async () => {
    const team = await newTeam();
    await verify(team, "evil.example");
    const email = `victim-${team.teamId}@mail.example`;
    const account = await ownAccount(database.db, email);
    const { id } = await team.store.users.create({ document: personAt(email) });
    await rows(database.db, sql`update members set joined_at = now() where team_id = ${team.teamId} and id = ${id}`);
    await team.store.users.update(id, moveTo(`thief-${team.teamId}@evil.example`), quiet);
    expect(await accountEmail(account)).toBe(email);
  });

  it("an address that is none makes no account", async () => {
    const team = await newTeam();
    const { id } = await team.store.users.create({ document: personDocument({ emails: [{ value: "no address" }] }) });
    expect(await state(team, id)).toMatchObject({ account_id: null, joined_at: expect.any(Date) });
  });

  describe("that two people share", () => {
    const pair = async () => {
      const team = await newTeam();
      const email = `shared-${team.teamId}@mail.example`;
      const emails = [{ value: email, primary: true }];
      const first = await team.store.users.create({ document: personDocument({ emails }) });
      const second = await team.store.users.create({ document: personDocument({ userName: "second", emails }) });
      return { team, email, first: first.id, second: second.id };
    };

    it("stays with the first; the second is stored and changed without an error", async () => {
      const { team, first, second } = await pair();
      await team.store.users.update(second, changeTo({ title: "Second" }), quiet);
      expect((await state(team, first))?.account_id).toEqual(expect.any(String));
      expect(await state(team, second)).toMatchObject({ account_id: null, active: true, joined_at: expect.any(Date) });
    });

    it("is the second's at their next change once the first has left", async () => {
      const { team, email, first, second } = await pair();
      const account = (await state(team, first))?.account_id;
      await team.store.users.remove(first, {});
      expect(await state(team, second)).toMatchObject({ account_id: null });
      await team.store.users.update(second, changeTo({ title: "Only" }), quiet);
      expect(await state(team, second)).toMatchObject({ account_id: account, account_email: email });
    });

    it("goes with the first to another address; the second gets one of their own at the next change", async () => {
      const { team, email, first, second } = await pair();
      const account = (await state(team, first))?.account_id;
      await team.store.users.update(first, moveTo(`other-${email}`), quiet);
      await team.store.users.update(second, changeTo({ title: "Only" }), quiet);
      expect(await state(team, first)).toMatchObject({ account_id: account, account_email: `other-${email}` });
      expect(await state(team, second)).toMatchObject({ account_email: email, created_by_team_id: team.teamId });
    });

    it("gives the second one of their own when it is they who change the address", async () => {
      const { team, email, second } = await pair();
      await team.store.users.update(second, moveTo(`own-${email}`), quiet);
      expect(await state(team, second)).toMatchObject({ account_email: `own-${email}` });
    });

    it("is asked for when it is somebody's own: the second waits, but an admin does not become a guest", async () => {
      const { team, email, first, second } = await pair();
      await rows(database.db, sql`update accounts set created_by_team_id = null where email = ${email}`);
      await team.store.users.remove(first, {});
      await makeAdmin(database.db, team.teamId, second);
      await team.store.users.update(second, changeTo({ title: "Admin" }), quiet);
      expect(await state(team, second)).toMatchObject({ account_id: null, joined_at: expect.any(Date) });
      await rows(database.db, sql`delete from member_roles where team_id = ${team.teamId} and role = 'admin'`);
      await team.store.users.update(second, changeTo({ title: "Developer" }), quiet);
      expect(await state(team, second)).toMatchObject({ account_email: email, joined_at: null });
      expect(await invitationsOf(database.db, team.teamId)).toEqual([{ email, state: "open" }]);
    });
  });
});
