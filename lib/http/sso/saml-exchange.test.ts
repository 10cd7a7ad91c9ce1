import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { SECRET } from "@/lib/sessions/testing/people";
import { testKeyPair } from "@/lib/sso/saml/testing/forge-response";
import type { KeyPair } from "@/lib/sso/self-signed-certificate";
import { ssoTeam } from "@/lib/sso/sign-in/testing/sso-team";
import { deactivateAll, failuresOf, forgetProvider, sessionsOf, switchOff } from "@/lib/sso/testing/sso-rows";
import { reasonOf, samlDoor } from "./testing/saml-door";
import { locationOf, ssoBrowser, TEST_ORIGIN } from "./testing/sso-browser";

vi.stubEnv("AUTH_SECRET", SECRET);

describe.each(databases)("a SAML sign-in over HTTP on $name", ({ open }) => {
  let opened: OpenDatabase;
  let door: ReturnType<typeof samlDoor>;
  let keys: { readonly own: KeyPair; readonly idp: KeyPair };
  beforeAll(async () => {
    const [database, own, idp] = await Promise.all([open(), testKeyPair("Muster"), testKeyPair("Okta")]);
    opened = database;
    keys = { own, idp };
    door = samlDoor(opened.db, own, idp);
  });
  afterAll(() => opened.close());

  async function failureReasons(teamId: string): Promise<readonly string[]> {
    return (await failuresOf(opened.db, teamId)).map(({ details }) => details.reason);
  }

  it("leads to the provider and back to where the person wanted to go, signed in", async () => {
    const team = await door.newTeam();
    const browser = ssoBrowser();
    const begun = await door.login(team, browser, "?callbackUrl=%2Fsettings%2Fteam%2Fmembers&remember=1");
    expect(locationOf(begun).host).toBe("idp.example");
    const again = await door.begin(team, browser, "?callbackUrl=%2Fsettings%2Fteam%2Fmembers&remember=1");
    const response = await door.bring(team, browser, door.responseTo(team, again));
    expect([response.status, response.headers.get("location")]).toEqual([303, "/settings/team/members"]);
    expect(await door.whoIs(browser)).toBe(`${team.email} in ${team.teamId}`);
    expect(await sessionsOf(opened.db, team.methodId)).toEqual([{ remember: true }]);
  });

  it("leads nowhere else, whatever a link or the provider's RelayState says", async () => {
    const team = await door.newTeam();
    for (const wish of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      const browser = ssoBrowser();
      const id = await door.begin(team, browser, `?${new URLSearchParams({ callbackUrl: wish })}`);
      const response = await door.bring(team, browser, door.responseTo(team, id), wish);
      expect(response.headers.get("location")).toBe("/settings/team/general");
    }
  });

  it("may begin on one instance and end on another, and what one accepted no other accepts", async () => {
    vi.resetModules();
    const { samlDoor: doorElsewhere } = await import("./testing/saml-door");
    const elsewhere = doorElsewhere(opened.db, keys.own, keys.idp);
    const team = await door.newTeam({ allowIdpInitiated: true });
    const [browser, other] = [ssoBrowser(), ssoBrowser()];
    await elsewhere.bring(team, browser, door.responseTo(team, await door.begin(team, browser)));
    expect(await door.whoIs(browser)).toContain(team.email);
    const response = door.responseTo(team, null);
    await door.bring(team, ssoBrowser(), response, "the word");
    await elsewhere.bring(team, other, response, "the word");
    expect(await door.whoIs(other)).toBe("signed_out");
    expect(await failureReasons(team.teamId)).toEqual(["replayed"]);
  });

  it("signs in one browser of several that bring the same response at once, and none later", async () => {
    const team = await door.newTeam();
    const browser = ssoBrowser();
    const response = door.responseTo(team, await door.begin(team, browser));
    const copies = Array.from({ length: 4 }, () => ssoBrowser(new Map(browser.cookies)));
    await Promise.all(copies.map((copy) => door.bring(team, copy, response)));
    const people = await Promise.all(copies.map((copy) => door.whoIs(copy)));
    expect(people.filter((person) => person !== "signed_out")).toHaveLength(1);
    const late = ssoBrowser(new Map(browser.cookies));
    expect(reasonOf(await door.bring(team, late, response))).toBe("sso_over");
    expect((await failureReasons(team.teamId)).at(-1)).toBe("replayed");
  });

  it("is refused in another browser than it began in, and stays good for the right one", async () => {
    const team = await door.newTeam();
    const [browser, other] = [ssoBrowser(), ssoBrowser()];
    const response = door.responseTo(team, await door.begin(team, browser));
    await door.begin(team, other);
    expect(reasonOf(await door.bring(team, other, response))).toBe("sso_over");
    expect(await door.whoIs(other)).toBe("signed_out");
    await door.bring(team, browser, response);
    expect(await door.whoIs(browser)).toContain(team.email);
  });

  it("is refused for another method's request", async () => {
    const [team, other] = [await door.newTeam(), await door.newTeam()];
    const browser = ssoBrowser();
    const id = await door.begin(other, browser);
    await door.bring(team, browser, door.responseTo(team, id));
    expect(await door.whoIs(browser)).toBe("signed_out");
  });

  it("tells the visitor a reference and the admins the reason", async () => {
    const team = await door.newTeam();
    const browser = ssoBrowser();
    const id = await door.begin(team, browser);
    const answer = await door.bring(team, browser, door.responseTo(team, id, { audience: "https://other.example" }));
    const { pathname, searchParams } = locationOf(answer);
    expect([pathname, [...searchParams.keys()]]).toEqual(["/sign-in", ["reason", "reference"]]);
    expect(searchParams.get("reason")).toBe("sso_failed");
    expect(await failuresOf(opened.db, team.teamId)).toMatchObject([
      {
        target_id: team.methodId,
        request_id: searchParams.get("reference"),
        details: { reason: "wrong_audience", message: expect.stringContaining("https://other.example") },
      },
    ]);
  });

  it("says to whom was deactivated what their organization did", async () => {
    const team = await door.newTeam();
    const browser = ssoBrowser();
    await door.bring(team, browser, door.responseTo(team, await door.begin(team, browser)));
    await deactivateAll(opened.db, team.teamId);
    expect(await door.whoIs(browser)).toBe("deactivated");
    const answer = await door.bring(team, browser, door.responseTo(team, await door.begin(team, browser)));
    expect(reasonOf(answer)).toBe("deactivated");
  });

  describe("that begins at the provider", () => {
    it("is refused unless the method wants it", async () => {
      const team = await door.newTeam();
      const browser = ssoBrowser();
      await door.bring(team, browser, door.responseTo(team, null), "the word");
      expect(await door.whoIs(browser)).toBe("signed_out");
      expect(await failureReasons(team.teamId)).toEqual(["unsolicited"]);
    });

    it("is accepted with the method's RelayState, once", async () => {
      const team = await door.newTeam({ allowIdpInitiated: true });
      for (const word of ["", "another word", "the word "]) {
        const browser = ssoBrowser();
        await door.bring(team, browser, door.responseTo(team, null), word);
        expect(await door.whoIs(browser)).toBe("signed_out");
      }
      const [browser, other] = [ssoBrowser(), ssoBrowser()];
      const response = door.responseTo(team, null);
      await door.bring(team, browser, response, "the word");
      await door.bring(team, other, response, "the word");
      expect(await door.whoIs(browser)).toBe(`${team.email} in ${team.teamId}`);
      expect(await door.whoIs(other)).toBe("signed_out");
      expect(await failureReasons(team.teamId)).toEqual(["unsolicited", "unsolicited", "unsolicited", "replayed"]);
    });
  });

  it("does nothing with a method that is switched off, not set up or not there", async () => {
    const team = await door.newTeam({ allowIdpInitiated: true });
    await switchOff(opened.db, team.methodId);
    const browser = ssoBrowser();
    expect(reasonOf(await door.login(team, browser))).toBe("sso_gone");
    await door.bring(team, browser, door.responseTo(team, null), "the word");
    expect(await door.whoIs(browser)).toBe("signed_out");
    expect(await failureReasons(team.teamId)).toEqual(["switched_off"]);
    expect(reasonOf(await door.login({ ...team, methodId: "sso_none" }, browser))).toBe("sso_gone");
    const { id } = await (await ssoTeam(opened.db)).method();
    expect(reasonOf(await door.login({ ...team, methodId: id }, browser))).toBe("sso_failed");
  });

  it("has metadata before its provider is known", async () => {
    const team = await door.newTeam();
    await forgetProvider(opened.db, team.methodId);
    const response = await door.metadata(team, ssoBrowser());
    expect(response.headers.get("content-type")).toBe("application/samlmetadata+xml");
    expect(await response.text()).toContain(`entityID="${TEST_ORIGIN}${team.paths.metadata}"`);
  });
});
