import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import type { Role } from "@/lib/contracts/roles";
import { ssoMethodPage } from "@/lib/contracts/sso-addresses";
import { cookieOf, joinTeam, newPerson, newSession, SECRET } from "@/lib/sessions/testing/people";
import { testKeyPair } from "@/lib/sso/saml/testing/forge-response";
import { membersOf } from "@/lib/sso/sign-in/testing/sso-team";
import { failuresOf, storedTest, switchOff, touchSession } from "@/lib/sso/testing/sso-rows";
import { type SamlTeam, samlDoor } from "./testing/saml-door";
import { requestIdOf, type SsoBrowser, ssoBrowser } from "./testing/sso-browser";

vi.stubEnv("AUTH_SECRET", SECRET);

let opened: OpenDatabase;
let door: ReturnType<typeof samlDoor>;
beforeAll(async () => {
  const [database, own, idp] = await Promise.all([freshDatabase(), testKeyPair("Muster"), testKeyPair("Okta")]);
  opened = database;
  door = samlDoor(opened.db, own, idp);
});
afterAll(() => opened.close());

/** The browser of a new member of the team with this role. */
async function browserOf({ teamId }: SamlTeam, role: Role): Promise<SsoBrowser> {
  const person = await newPerson(opened.db);
  const memberId = await joinTeam(opened.db, person, teamId, [role]);
  const { accountId } = person;
  const sessionId = await newSession(opened.db, { accountId, teamId, memberId });
  await touchSession(opened.db, sessionId);
  const [, name = "", value = ""] = /^([^=]+)=(.*)$/.exec(await cookieOf({ accountId, sessionId })) ?? [];
  return ssoBrowser(new Map([[name, value]]));
}

describe("a test sign-in", () => {
  it("shows what came back and signs nobody in, also while the method is off", async () => {
    const team = await door.newTeam();
    await switchOff(opened.db, team.methodId);
    const browser = await browserOf(team, "admin");
    const before = await door.whoIs(browser);
    const id = requestIdOf(await door.test(team, browser));
    const answer = await door.bring(team, browser, door.responseTo(team, id));
    expect(answer.headers.get("location")).toBe(ssoMethodPage(team.methodId));
    expect(await storedTest(opened.db, team.teamId)).toMatchObject({
      tested: true,
      result: {
        outcome: "passed",
        identity: { subject: team.email, email: team.email },
        decision: { kind: "joins" },
      },
    });
    expect(await door.whoIs(browser)).toBe(before);
    expect(await membersOf(opened.db, team.teamId)).toHaveLength(1);
  });

  it("shows why a response was not accepted, whether it says what it answers or not", async () => {
    const team = await door.newTeam();
    const browser = await browserOf(team, "admin");
    const id = requestIdOf(await door.test(team, browser));
    await door.bring(team, browser, door.responseTo(team, id, { recipient: "https://other.example" }));
    expect(await storedTest(opened.db, team.teamId)).toMatchObject({
      tested: false,
      result: { outcome: "failed", code: "wrong_recipient" },
    });
    await door.test(team, browser);
    await door.bring(team, browser, "no XML");
    expect(await storedTest(opened.db, team.teamId)).toMatchObject({
      result: { outcome: "failed", code: "unreadable" },
    });
    expect(await failuresOf(opened.db, team.teamId)).toEqual([]);
  });

  it("is for admins of the method's own team", async () => {
    const [team, other] = [await door.newTeam(), await door.newTeam()];
    await expect(door.test(team, await browserOf(team, "developer"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(door.test(team, await browserOf(other, "admin"))).rejects.toMatchObject({ code: "not_found" });
    await expect(door.test(team, ssoBrowser())).rejects.toMatchObject({ code: "signed_out" });
  });
});
