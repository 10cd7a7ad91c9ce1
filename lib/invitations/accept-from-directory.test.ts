import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { changeTo, personAt, quiet } from "@/lib/directory/testing/directory-state";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import { readMail } from "@/lib/mail/read-mail";
import { tokenFor, waitingMails } from "@/lib/mail/testing/outbox-state";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { findSession } from "@/lib/sessions/find-session";
import { AT, newPerson, REQUEST } from "@/lib/sessions/testing/people";
import { acceptAsExisting } from "./accept-as-existing";
import {
  acceptAsAda,
  domainOf,
  enter,
  inviteByLink,
  inviteByMail,
  newcomerOf,
  oktaOf,
  onlyInvitation,
  teamsOf,
} from "./testing/invitation-acts";

describe.each(databases)("invitations and an identity provider in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => AT };
  });
  afterAll(() => opened.close());

  /** An account of its own that is in no team, and its session. */
  const loner = async () => {
    const person = await newPerson(services.db);
    await rows(services.db, sql`delete from members where team_id = ${person.teamId}`);
    const session = { ...person, name: "Grace Hopper", publicOrigin: "https://muster.example", request: REQUEST };
    return { person, session };
  };

  it("U2: the provider's own invitation comes by mail, and its owner joins as the provider calls them", async () => {
    const team = await settingsTeam(services.db);
    const { person, session } = await loner();
    const okta = oktaOf(services, team);
    const { id } = await okta.create({ document: personAt(person.email, { displayName: "G. Hopper" }) });
    expect(await onlyInvitation(services, team)).toMatchObject({ memberId: id, managed: true, invitedBy: "Okta" });
    const token = await tokenFor(services.db, team.teamId, person.email);
    await acceptAsExisting(services, session, { token });
    expect(await findSession(services, person)).toMatchObject({ membership: { memberId: id, name: "G. Hopper" } });
    await okta.update(id, changeTo({ active: false }), quiet);
    expect(await findSession(services, person)).toMatchObject({ kind: "deactivated" });
  });

  it("U2: no mail goes out when the provider's request fails, and no second one to who is asked already", async () => {
    const team = await settingsTeam(services.db);
    const { teamId } = team;
    const { person } = await loner();
    const okta = oktaOf(services, team);
    await rows(services.db, sql`update teams set seats = 1 where id = ${teamId}`);
    await expect(okta.create({ document: personAt(person.email) })).rejects.toThrow("No free seats");
    expect(await waitingMails(services.db, teamId)).toEqual([]);
    await rows(services.db, sql`update teams set seats = 9 where id = ${teamId}`);
    const { id } = await okta.create({ document: personAt(person.email) });
    await okta.update(id, changeTo({ title: "Admiral" }), quiet);
    expect(await waitingMails(services.db, teamId)).toHaveLength(1);
  });

  it("U7: a link does nothing more once the provider has taken the invitation over", async () => {
    const team = await settingsTeam(services.db);
    const email = newcomerOf(team);
    const token = await inviteByMail(services, team, email);
    await oktaOf(services, team).create({ document: personAt(email) });
    await refusal(acceptAsAda(services, token), "conflict");
    expect(await enter(services, email)).toEqual({ kind: "wrong" });
  });

  describe("an account whose address nobody has proven", () => {
    it("loses its password and its sessions when the owner of the domain makes it a member", async () => {
      const [squat, team] = [await settingsTeam(services.db), await settingsTeam(services.db)];
      const email = newcomerOf(team, "victim");
      await acceptAsAda(services, await inviteByLink(services, squat, email));
      const session = await enter(services, email);
      if (session.kind !== "signed_in") throw new Error(session.kind);
      await verifyDomain(services.db, team.teamId, domainOf(team));
      await oktaOf(services, team).create({ document: personAt(email) });
      expect(await teamsOf(services.db, email)).toEqual([squat.teamId, team.teamId].toSorted());
      expect(await enter(services, email)).toEqual({ kind: "wrong" });
      expect(await findSession(services, session)).toEqual({ kind: "signed_out" });
    });

    it("keeps them when a mail that only its owner could read brought it", async () => {
      const [first, team] = [await settingsTeam(services.db), await settingsTeam(services.db)];
      const email = newcomerOf(team, "owner");
      await acceptAsAda(services, await inviteByMail(services, first, email));
      await verifyDomain(services.db, team.teamId, domainOf(team));
      await oktaOf(services, team).create({ document: personAt(email) });
      expect(await enter(services, email)).toMatchObject({ kind: "signed_in" });
    });

    it("is one, too, when an admin read the mail in the outbox", async () => {
      const team = await settingsTeam(services.db);
      const email = newcomerOf(team);
      const token = await inviteByMail(services, team, email);
      const [mail] = await waitingMails(services.db, team.teamId);
      const about = { mailId: mail?.id ?? "" };
      const { content } = await readMail(services, team.admin("mail.read"), about, { smtpUrl: undefined });
      expect(content?.link).toBe(`https://muster.example/invitation/${token}`);
      await acceptAsAda(services, token);
      expect(await rows(services.db, sql`select email_proven_at from accounts where email = ${email}`)).toEqual([
        { email_proven_at: null },
      ]);
    });
  });
});
