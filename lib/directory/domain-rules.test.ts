import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { databases } from "@/db/testing/each-database";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import {
  auditTrail,
  changeTo,
  countAuditRows,
  inviteByHand,
  memberState,
  moveTo,
  personAt,
  personDocument,
  quiet,
} from "./testing/directory-state";
import { type DirectoryTeam, directoryTeam } from "./testing/directory-team";

/** A refusal in words for the identity provider's console. */
const refused = (domain: string) => ({
  status: 400,
  scimType: "invalidValue",
  message: expect.stringContaining(`has not verified the domain ${domain}.`),
});

describe.each(databases)("U11: addresses in domains that are not verified, in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const teamWith = async (...domains: string[]) => {
    const team = await directoryTeam(database.db);
    for (const domain of domains) await verifyDomain(database.db, team.teamId, domain);
    return team;
  };
  const at = ({ teamId }: DirectoryTeam, domain: string, name = "ada") => `${name}-${teamId}@${domain}`;

  it.each([
    ["the primary e-mail", (email: string) => moveTo(email)],
    ["the userName", (email: string) => changeTo({ userName: email })],
    [
      "another e-mail that becomes the primary one",
      (email: string) => changeTo({ emails: [{ value: "x@old.example" }, { value: email, primary: true }] }),
    ],
  ])("refuses a change of %s, names person and domain, and changes nothing", async (_, change) => {
    const team = await teamWith("verified.example");
    const { teamId, store } = team;
    const { id } = await store.users.create({ document: personAt(at(team, "old.example"), { displayName: "Ada" }) });
    const before = [await store.users.get(id, quiet), await memberState(database.db, teamId, id)];
    const address = at(team, "new.example");
    await expect(store.users.update(id, change(address), quiet)).rejects.toMatchObject({
      ...refused("new.example"),
      message: expect.stringMatching(
        new RegExp(`^Ada cannot move to "${address}".*Verify new\\.example under Team Settings > Domains`),
      ),
    });
    expect([await store.users.get(id, quiet), await memberState(database.db, teamId, id)]).toEqual(before);
    expect(await countAuditRows(database.db, teamId)).toBe(1);
  });

  it("counts only what this very team has verified, and no subdomain of it", async () => {
    const team = await teamWith("acme.example");
    await teamWith("other.example");
    await verifyDomain(database.db, team.teamId, "claimed.example", null);
    const { id } = await team.store.users.create({ document: personAt(at(team, "old.example")) });
    for (const domain of ["other.example", "claimed.example", "eu.acme.example"]) {
      await expect(team.store.users.update(id, moveTo(at(team, domain)), quiet)).rejects.toMatchObject(refused(domain));
    }
    await team.store.users.update(id, moveTo(at(team, "acme.example")), quiet);
    expect(await memberState(database.db, team.teamId, id)).toMatchObject({
      account_email: at(team, "acme.example"),
    });
  });

  it("holds in a team that has verified none: its people stay within their domains", async () => {
    const team = await teamWith();
    const { id } = await team.store.users.create({ document: personAt(at(team, "old.example")) });
    await expect(team.store.users.update(id, moveTo(at(team, "new.example")), quiet)).rejects.toMatchObject(
      refused("new.example"),
    );
    await team.store.users.update(id, moveTo(at(team, "old.example", "countess")), quiet);
    expect(await memberState(database.db, team.teamId, id)).toMatchObject({
      account_email: at(team, "old.example", "countess"),
    });
  });

  it("lets pass what stays in a domain of the person: another case, another mailbox, one's own for the userName", async () => {
    const team = await teamWith();
    const { teamId, store } = team;
    const emails = [{ value: at(team, "mail.example"), primary: true }];
    const { id } = await store.users.create({
      document: personDocument({ userName: at(team, "login.example"), emails }),
    });
    for (const address of [at(team, "MAIL.Example"), at(team, "mail.example", "countess")]) {
      await store.users.update(id, moveTo(address), quiet);
      expect(await memberState(database.db, teamId, id)).toMatchObject({ account_email: address });
    }
    const further = [
      { value: at(team, "mail.example"), primary: true },
      { value: "x@elsewhere.example", type: "home" },
    ];
    await store.users.update(id, changeTo({ emails: further, userName: at(team, "mail.example") }), quiet);
    await store.users.update(id, changeTo({ userName: "no address" }), quiet);
    expect((await auditTrail(database.db, teamId, id)).at(-1)).toEqual({
      action: "member.changed",
      details: {
        changed: ["userName"],
        before: { userName: at(team, "mail.example") },
        after: { userName: "no address" },
      },
    });
  });

  it("takes e-mail addresses that disappear for no move: the account stays where it is", async () => {
    const team = await teamWith();
    const { teamId, store } = team;
    const emails = [{ value: at(team, "mail.example"), primary: true }];
    const userName = at(team, "login.example");
    const { id } = await store.users.create({ document: personDocument({ userName, emails }) });
    await store.users.update(id, changeTo({ emails: undefined }), quiet);
    expect(await memberState(database.db, teamId, id)).toMatchObject({ account_email: at(team, "mail.example") });
    await store.users.update(id, changeTo({ emails, title: "Countess" }), quiet);
    await expect(store.users.update(id, moveTo(userName), quiet)).rejects.toMatchObject(refused("login.example"));
  });

  it("gives a first address to whom has none, as to a new person", async () => {
    const team = await teamWith();
    const { id } = await team.store.users.create({ document: { userName: "emp-1", active: true } });
    await team.store.users.update(id, changeTo({ userName: "emp-2" }), quiet);
    await team.store.users.update(id, moveTo(at(team, "any.example")), quiet);
    expect(await memberState(database.db, team.teamId, id)).toMatchObject({ account_email: at(team, "any.example") });
  });

  it("is not passed by in two steps: without the address first, or by way of one that is none", async () => {
    const team = await teamWith();
    const { store } = team;
    for (const between of [undefined, [{ value: "no address", primary: true }]]) {
      const own = at(team, "old.example", between ? "bob" : "ada");
      const { id } = await store.users.create({ document: personAt(own) });
      await store.users.update(id, changeTo({ userName: `plain ${own}`.replace("@", " "), emails: between }), quiet);
      await expect(store.users.update(id, moveTo(at(team, "new.example")), quiet)).rejects.toMatchObject(
        refused("new.example"),
      );
      expect(await memberState(database.db, team.teamId, id)).toMatchObject({ account_email: own });
    }
  });

  it("holds for somebody without an account, who shares an address", async () => {
    const team = await teamWith();
    const emails = [{ value: at(team, "old.example"), primary: true }];
    await team.store.users.create({ document: personDocument({ emails }) });
    const { id } = await team.store.users.create({ document: personDocument({ userName: "second", emails }) });
    await expect(team.store.users.update(id, moveTo(at(team, "new.example")), quiet)).rejects.toMatchObject(
      refused("new.example"),
    );
  });

  it.each([
    ["userName", (team: DirectoryTeam) => ({ userName: at(team, "old.example") })],
    ["externalId", (team: DirectoryTeam) => ({ userName: at(team, "new.example"), externalId: team.teamId })],
  ])("holds for a restore by %s", async (_, names) => {
    const team = await teamWith();
    const { store } = team;
    const document = personAt(at(team, "old.example"), { externalId: team.teamId });
    const { id } = await store.users.create({ document });
    await store.users.update(id, changeTo({ active: false }), quiet);
    const emails = [{ value: at(team, "new.example"), primary: true }];
    const back = personDocument({ ...names(team), emails });
    await expect(store.users.create({ document: back })).rejects.toMatchObject(refused("new.example"));
    expect(await memberState(database.db, team.teamId, id)).toMatchObject({ active: false, version: 2 });
    await verifyDomain(database.db, team.teamId, "new.example");
    expect((await store.users.create({ document: back })).id).toBe(id);
    expect(await memberState(database.db, team.teamId, id)).toMatchObject({ account_email: at(team, "new.example") });
  });

  it("keeps nobody in: who is deactivated with such an address is, and cannot come back with it", async () => {
    const team = await teamWith();
    const { teamId, store } = team;
    const own = at(team, "old.example");
    const { id } = await store.users.create({ document: personAt(own) });
    const address = at(team, "new.example");
    const leave = changeTo({ active: false, userName: address, emails: [{ value: address, primary: true }] });
    await store.users.update(id, leave, quiet);
    expect(await memberState(database.db, teamId, id)).toMatchObject({ active: false, account_email: own });
    await expect(store.users.update(id, changeTo({ active: true }), quiet)).rejects.toMatchObject(
      refused("new.example"),
    );
    await expect(store.users.create({ document: personAt(address) })).rejects.toMatchObject(refused("new.example"));
    const home = at(team, "old.example", "countess");
    await store.users.update(id, changeTo({ active: true, emails: [{ value: home, primary: true }] }), quiet);
    expect(await memberState(database.db, teamId, id)).toMatchObject({ active: true, account_email: home });
  });

  it("lets an invitation be adopted under any userName, but not for another domain than the invited one", async () => {
    const team = await teamWith();
    const invited = at(team, "mail.example");
    const id = await inviteByHand(database.db, team.teamId, invited, ["developer"]);
    const emails = [{ value: at(team, "new.example"), primary: true }];
    await expect(
      team.store.users.create({ document: personDocument({ userName: invited, emails }) }),
    ).rejects.toMatchObject(refused("new.example"));
    const document = personDocument({
      userName: at(team, "login.example"),
      emails: [{ value: invited.toUpperCase(), primary: true }],
    });
    expect((await team.store.users.create({ document })).id).toBe(id);
  });

  it("compares domains outside ASCII by their punycode", async () => {
    const team = await teamWith("xn--mnchen-3ya.example");
    const { id } = await team.store.users.create({ document: personAt(at(team, "old.example")) });
    await team.store.users.update(id, moveTo(at(team, "München.example")), quiet);
    await team.store.users.update(id, moveTo(at(team, "xn--mnchen-3ya.example")), quiet);
    expect((await memberState(database.db, team.teamId, id))?.account_email).toBe(at(team, "xn--mnchen-3ya.example"));
  });
});
