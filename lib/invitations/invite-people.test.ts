import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { invitePeople as contract } from "@/lib/contracts/invitations";
import { listMembers as listMembersContract } from "@/lib/contracts/members";
import type { Role } from "@/lib/contracts/roles";
import { linkTokenHash } from "@/lib/mail/link-token";
import { waitingMails } from "@/lib/mail/testing/outbox-state";
import { withdrawMootMails } from "@/lib/mail/withdraw-mails";
import { addAccount } from "@/lib/members/add-account";
import { listMembers } from "@/lib/members/list-members";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { joinedMember, type SettingsTeam, setActive, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { cancelInvitation } from "./cancel-invitation";
import { findInvitation } from "./find-invitation";
import { invitePeople } from "./invite-people";
import { listInvitations } from "./list-invitations";
import { makeInvitationLink } from "./make-invitation-link";
import { resendInvitation } from "./resend-invitation";

const START = new Date("2026-11-24T12:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;
const LIST = { page: 1, pageSize: 100, search: "", state: "all", sort: "email", descending: false } as const;

describe.each(databases)("inviting people in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let now = START;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => now };
  });
  afterAll(() => opened.close());

  const newTeam = async (seats = 50) => {
    now = START;
    const team = await settingsTeam(services.db);
    await rows(services.db, sql`update teams set seats = ${seats}::integer where id = ${team.teamId}`);
    return team;
  };
  const invite = async (team: SettingsTeam, emails: readonly string[], roles: readonly Role[] = ["developer"]) => {
    const input = contract.input.parse({ people: emails.map((email) => ({ email, roles: [...roles] })) });
    const { results } = await invitePeople(services, team.admin("members.invite"), input);
    return results.map(({ outcome }) => outcome);
  };
  const list = async (team: SettingsTeam, query: Partial<Parameters<typeof listInvitations>[2]> = {}) =>
    (await listInvitations(services, team.admin("members.invite"), { ...LIST, ...query })).items;
  const only = async (team: SettingsTeam) => {
    const [invitation, ...others] = await list(team);
    if (!invitation || others.length > 0) throw new Error(`There are ${others.length + 1} invitations.`);
    return invitation;
  };
  const mails = (team: SettingsTeam) => waitingMails(services.db, team.teamId);
  const stateOf = async (token: string) => (await findInvitation(services.db, token, now)).kind;
  const tokenOf = async (team: SettingsTeam) => {
    const [mail] = await mails(team);
    if (mail?.content.kind !== "invitation") throw new Error("No invitation waits.");
    return mail.content.token;
  };
  const members = async (team: SettingsTeam) =>
    (await listMembers(services, team.admin("team.read"), listMembersContract.input.parse({ status: "invited" })))
      .items;

  it("makes a member who has not joined, with a mail, a link that is stored as its hash, and an audit row", async () => {
    const team = await newTeam();
    expect(await invite(team, ["Ada@New.example"], ["admin", "developer", "admin"])).toEqual(["sent"]);
    expect(await only(team)).toMatchObject({
      email: "Ada@New.example",
      roles: ["admin", "developer"],
      state: "open",
      managed: false,
      sentAt: START.toISOString(),
      expiresAt: new Date(START.getTime() + 7 * DAY_MS).toISOString(),
      mail: "waiting",
    });
    expect(await members(team)).toMatchObject([{ status: "invited", source: "invite", email: "Ada@New.example" }]);
    const [mail] = await mails(team);
    expect(mail).toMatchObject({
      recipient: "Ada@New.example",
      content: { kind: "invitation", teamName: `Team ${team.teamId}` },
    });
    const token = await tokenOf(team);
    expect(
      await rows(services.db, sql`select token_hash, shown from invitation_links where team_id = ${team.teamId}`),
    ).toEqual([{ token_hash: linkTokenHash(token), shown: false }]);
    expect(await stateOf(token)).toBe("open");
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "invitation.sent", actorId: team.memberId, details: { roles: ["admin", "developer", "admin"] } },
    ]);
  });

  it("keeps no token in the clear anywhere", async () => {
    const team = await newTeam();
    await invite(team, ["ada@new.example"]);
    const token = await tokenOf(team);
    for (const table of ["invitations", "invitation_links", "mails", "members", "audit_events"]) {
      const found = await rows(
        services.db,
        sql`select 1 from ${sql.identifier(table)} t where to_jsonb(t)::text like ${`%${token.slice(4)}%`}`,
      );
      expect([table, found.length]).toEqual([table, 0]);
    }
  });

  it("answers each line for itself, in their order", async () => {
    const team = await newTeam();
    const { teamId } = team;
    await joinedMember(services.db, teamId, { email: "member@here.example", roles: ["developer"] });
    const gone = await joinedMember(services.db, teamId, { email: "gone@here.example", roles: ["developer"] });
    await setActive(services.db, teamId, gone.memberId, false);
    await invite(team, ["asked@new.example"]);
    const outcomes = await invite(team, [
      "first@new.example",
      " MEMBER@here.example ",
      "asked@NEW.example",
      "gone@here.example",
      "not an address",
      "FIRST@new.example",
      "second@new.example",
    ]);
    expect(outcomes).toEqual([
      "sent",
      "already_member",
      "already_invited",
      "deactivated",
      "invalid",
      "repeated",
      "sent",
    ]);
    expect((await list(team)).map(({ email }) => email)).toEqual([
      "asked@new.example",
      "first@new.example",
      "second@new.example",
    ]);
  });

  it("finds members by their account and by further addresses, too", async () => {
    const team = await newTeam();
    const { teamId } = team;
    const one = await joinedMember(services.db, teamId, { email: "one@here.example", roles: ["developer"] });
    await rows(services.db, sql`update accounts set email = 'renamed@here.example' where id = ${one.accountId}`);
    await rows(
      services.db,
      sql`update members set document = document || '{"emails": [{"value": "a@x.example", "primary": true}, {"value": "b@x.example"}]}'
        where team_id = ${teamId} and id = ${one.memberId}`,
    );
    const known = ["one@here.example", "renamed@here.example", "a@x.example", "b@x.example"];
    expect(await invite(team, known)).toEqual(known.map(() => "already_member"));
  });

  it("invites no more people than there are seats; those who wait for an answer take one", async () => {
    const team = await newTeam(3);
    expect(await invite(team, ["a@new.example", "b@new.example", "c@new.example"])).toEqual([
      "sent",
      "sent",
      "no_seat",
    ]);
    expect(await invite(team, ["d@new.example"])).toEqual(["no_seat"]);
    const [first] = await list(team);
    await cancelInvitation(services, team.admin("members.invite"), { invitationId: first?.id ?? "" });
    expect(await invite(team, ["d@new.example"])).toEqual(["sent"]);
  });

  it("lets two admins who invite at once neither overrun the seats nor ask anybody twice", async () => {
    const team = await newTeam(3);
    const both = await Promise.all([
      invite(team, ["a@new.example", "b@new.example"]),
      invite(team, ["a@new.example", "c@new.example"]),
    ]);
    expect(both.flat().filter((outcome) => outcome === "sent")).toHaveLength(2);
    expect(await mails(team)).toHaveLength(2);
  });

  it("gives no role that who asks may not give", async () => {
    const team = await newTeam();
    await joinedMember(services.db, team.teamId, { email: "payer@here.example", roles: ["billing"] });
    expect(await invite(team, ["a@new.example"], ["billing"])).toEqual(["role_refused"]);
    expect(await invite(team, ["a@new.example"], ["community_manager"])).toEqual(["sent"]);
    await rows(services.db, sql`update teams set plan = 'team' where id = ${team.teamId}`);
    expect(await invite(team, ["b@new.example"], ["community_manager", "developer"])).toEqual(["role_refused"]);
    expect(await mails(team)).toHaveLength(1);
  });

  it("sends again with another link for another week; those from before are dead", async () => {
    const team = await newTeam();
    await invite(team, ["ada@new.example"]);
    const before = await tokenOf(team);
    const { id: invitationId, memberId } = await only(team);
    now = new Date(START.getTime() + 7 * DAY_MS);
    expect(await stateOf(before)).toBe("expired");
    expect(await invite(team, ["ada@new.example"])).toEqual(["invitation_expired"]);
    expect(await list(team, { state: "expired" })).toHaveLength(1);
    const resent = await resendInvitation(services, team.admin("members.invite"), { invitationId });
    expect(resent).toMatchObject({ memberId, state: "open", sentAt: now.toISOString(), mail: "waiting" });
    expect((await only(team)).id).toBe(resent.id);
    expect(await mails(team)).toHaveLength(1);
    expect(await stateOf(before)).toBe("withdrawn");
    expect(await stateOf(await tokenOf(team))).toBe("open");
    await refusal(resendInvitation(services, team.admin("members.invite"), { invitationId }), "not_found");
  });

  it("hands out further links that prove nothing, and none for what has expired", async () => {
    const team = await newTeam();
    await invite(team, ["ada@new.example"]);
    const mailed = await tokenOf(team);
    const { id: invitationId } = await only(team);
    const admin = team.admin("members.invite");
    const { link } = await makeInvitationLink(services, admin, { invitationId });
    expect(link).toMatch(/^https:\/\/muster\.example\/invitation\/mlk_[\w-]{43}$/);
    expect(await findInvitation(services.db, link.split("/").at(-1) ?? "", now)).toMatchObject({
      kind: "open",
      shown: true,
    });
    expect(await findInvitation(services.db, mailed, now)).toMatchObject({ kind: "open", shown: false });
    now = new Date(START.getTime() + 7 * DAY_MS);
    await refusal(makeInvitationLink(services, admin, { invitationId }), "conflict");
  });

  it("cancels with the person, the mail and the links, and leaves a trace of both", async () => {
    const team = await newTeam();
    await invite(team, ["ada@new.example"]);
    const token = await tokenOf(team);
    const { id: invitationId } = await only(team);
    await cancelInvitation(services, team.admin("members.invite"), { invitationId });
    expect(await list(team)).toEqual([]);
    expect(await members(team)).toEqual([]);
    expect(await mails(team)).toEqual([]);
    expect(await stateOf(token)).toBe("unknown");
    expect((await auditOf(services.db, team.teamId)).map(({ action }) => action)).toEqual([
      "invitation.sent",
      "invitation.cancelled",
      "member.removed",
    ]);
    await refusal(cancelInvitation(services, team.admin("members.invite"), { invitationId }), "not_found");
  });

  it("withdraws mails whose invitation is over, whatever ended it", async () => {
    const team = await newTeam();
    await invite(team, ["ada@new.example", "bo@new.example", "cy@new.example"]);
    const [ada, bo] = await list(team);
    await setActive(services.db, team.teamId, ada?.memberId ?? "", false);
    await rows(services.db, sql`update members set joined_at = now() where id = ${bo?.memberId ?? ""}`);
    await withdrawMootMails(services.db, now);
    expect((await mails(team)).map(({ recipient }) => recipient)).toEqual(["cy@new.example"]);
    await withdrawMootMails(services.db, new Date(now.getTime() + 7 * DAY_MS));
    expect(await mails(team)).toEqual([]);
  });

  it("searches, sorts and pages", async () => {
    const team = await newTeam();
    await invite(team, ["c@new.example", "a@new.example"]);
    now = new Date(START.getTime() + 1000);
    await invite(team, ["b@OLD.example"]);
    const emails = async (query: Parameters<typeof list>[1]) => (await list(team, query)).map(({ email }) => email);
    expect(await emails({ search: "old" })).toEqual(["b@OLD.example"]);
    expect(await emails({ search: "%" })).toEqual([]);
    expect(await emails({})).toEqual(["a@new.example", "b@OLD.example", "c@new.example"]);
    expect((await emails({ sort: "sent", descending: true }))[0]).toBe("b@OLD.example");
    expect(await emails({ page: 2, pageSize: 2 })).toEqual(["c@new.example"]);
  });

  it("shows and changes nothing of another team", async () => {
    const team = await newTeam();
    await invite(team, ["ada@new.example"]);
    const { id: invitationId } = await only(team);
    const other = (await settingsTeam(services.db)).admin("members.invite");
    expect((await listInvitations(services, other, LIST)).items).toEqual([]);
    for (const verb of [resendInvitation, cancelInvitation, makeInvitationLink]) {
      await refusal(verb(services, other, { invitationId }), "not_found");
    }
    expect(await only(team)).toMatchObject({ id: invitationId });
  });

  it("asks somebody who is in another team, too: they decide", async () => {
    const team = await newTeam();
    await addAccount(services.db, START, { email: `own@${team.teamId}.example`, name: "Own", passwordHash: null });
    expect(await invite(team, [`own@${team.teamId.replace("_", "-")}.example`])).toEqual(["sent"]);
  });
});
