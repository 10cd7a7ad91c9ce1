import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { SECRET } from "@/lib/sessions/testing/people";
import { logoutQuery, logoutRequestXml } from "@/lib/sso/saml/testing/forge-logout";
import { testKeyPair } from "@/lib/sso/saml/testing/forge-response";
import type { KeyPair } from "@/lib/sso/self-signed-certificate";
import { failuresOf } from "@/lib/sso/testing/sso-rows";
import { reasonOf, type SamlTeam, samlDoor } from "./testing/saml-door";
import { locationOf, type SsoBrowser, ssoBrowser, TEST_ORIGIN } from "./testing/sso-browser";

vi.stubEnv("AUTH_SECRET", SECRET);

const LOGOUT_URL = "https://idp.example/slo";

let opened: OpenDatabase;
let door: ReturnType<typeof samlDoor>;
let idp: KeyPair;
let stranger: KeyPair;
beforeAll(async () => {
  const [database, own] = await Promise.all([freshDatabase(), testKeyPair("Muster")]);
  [idp, stranger] = await Promise.all([testKeyPair("Okta"), testKeyPair("Stranger")]);
  opened = database;
  door = samlDoor(opened.db, own, idp);
});
afterAll(() => opened.close());

async function signedIn(): Promise<{ readonly team: SamlTeam; readonly browser: SsoBrowser }> {
  const team = await door.newTeam({ logoutUrl: LOGOUT_URL });
  const browser = ssoBrowser();
  await door.bring(team, browser, door.responseTo(team, await door.begin(team, browser)));
  return { team, browser };
}

function queryOf({ email, paths }: SamlTeam, key: KeyPair): string {
  const destination = `${TEST_ORIGIN}${paths.logout}`;
  return logoutQuery(logoutRequestXml({ issuedAt: new Date(), destination, nameId: email }), key);
}

describe("a provider that signs somebody out", () => {
  it("ends the session, whatever browser comes, and is told so with its RelayState", async () => {
    const { team, browser } = await signedIn();
    const { host, pathname, searchParams } = locationOf(await door.logout(team, ssoBrowser(), queryOf(team, idp)));
    expect([`https://${host}${pathname}`, searchParams.get("RelayState")]).toEqual([LOGOUT_URL, "r1"]);
    expect(searchParams.has("SAMLResponse")).toBe(true);
    expect(await door.whoIs(browser)).toBe("signed_out");
    expect(await failuresOf(opened.db, team.teamId, "session.sign_out_failed")).toEqual([]);
  });

  it("is not followed when somebody else signed; the visitor gets a reference and the admins the reason", async () => {
    const { team, browser } = await signedIn();
    const answer = await door.logout(team, browser, queryOf(team, stranger));
    expect(reasonOf(answer)).toBe("sso_sign_out_failed");
    expect(await door.whoIs(browser)).toContain(team.email);
    expect(await failuresOf(opened.db, team.teamId, "session.sign_out_failed")).toMatchObject([
      {
        target_id: team.methodId,
        request_id: locationOf(answer).searchParams.get("reference"),
        details: { reason: "bad_signature", message: expect.stringContaining("not signed with a certificate") },
      },
    ]);
  });

  it("or confirms that it did leads to the sign-in page, which ends nothing", async () => {
    const { team, browser } = await signedIn();
    expect(reasonOf(await door.postLogout(team, browser, { SAMLResponse: "whatever" }))).toBe("signed_out");
    expect(await door.whoIs(browser)).toContain(team.email);
  });
});
