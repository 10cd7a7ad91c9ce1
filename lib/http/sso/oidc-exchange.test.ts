import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import { oidcSettings } from "@/lib/contracts/sso-settings";
import { seal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { SECRET } from "@/lib/sessions/testing/people";
import { methodSecretContext } from "@/lib/sso/method-config";
import { CLIENT_ID, type FakeProvider, startFakeProvider } from "@/lib/sso/oidc/testing/fake-provider";
import { membersOf, ssoTeam } from "@/lib/sso/sign-in/testing/sso-team";
import { failuresOf, storeConfig } from "@/lib/sso/testing/sso-rows";
import { answerLogin } from "./answer-begin";
import { answerCallback } from "./answer-callback";
import { ssoExchange } from "./sso-exchange";
import { locationOf, type SsoBrowser, ssoBrowser } from "./testing/sso-browser";

vi.stubEnv("AUTH_SECRET", SECRET);
vi.stubEnv("SSO_ALLOW_PRIVATE_ADDRESSES", "1");

let opened: OpenDatabase;
let provider: FakeProvider;
beforeAll(async () => {
  opened = await freshDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  provider = await startFakeProvider();
});
afterEach(() => provider.close());

const services = async () => ({ db: opened.db, clock: () => new Date() });
const login = ssoExchange("oidc", answerLogin, services);
const callback = ssoExchange("oidc", answerCallback, services);

async function readyTeam() {
  const { teamId, domain, method } = await ssoTeam(opened.db, { addsNewUsers: true, protocol: "oidc" });
  const { id: methodId } = await method();
  const context = methodSecretContext(teamId, methodId, "client_secret");
  await storeConfig(opened.db, methodId, {
    settings: oidcSettings.parse({ issuer: provider.issuer, clientId: CLIENT_ID }),
    sealedClientSecret: seal(await secretKeys(), "s3cret", context),
  });
  return { teamId, methodId, email: `ada@${domain}`, paths: ssoPaths("oidc", methodId) };
}
type Ready = Awaited<ReturnType<typeof readyTeam>>;

/** Begins, and lets the provider sign Ada in; gives the query that it sends the browser back with. */
async function answerOf({ methodId, paths, email }: Ready, browser: SsoBrowser): Promise<string> {
  const { searchParams } = locationOf(await browser.get(login, methodId, paths.login));
  provider.claims = { nonce: searchParams.get("nonce"), email, email_verified: true };
  return `?code=c1&state=${searchParams.get("state")}`;
}

async function bring({ methodId, paths }: Ready, browser: SsoBrowser, query: string): Promise<string | null> {
  const { pathname, searchParams } = locationOf(await browser.get(callback, methodId, `${paths.callback}${query}`));
  return pathname === "/sign-in" ? searchParams.get("reason") : pathname;
}

describe("an OpenID Connect sign-in over HTTP", () => {
  it("leads to the provider and back, signed in as somebody who joins", async () => {
    const ready = await readyTeam();
    const browser = ssoBrowser();
    expect(await bring(ready, browser, await answerOf(ready, browser))).toBe("/settings/team/general");
    expect([...browser.cookies.keys()]).toEqual(["muster.sso", "muster.session"]);
    expect(await membersOf(opened.db, ready.teamId)).toMatchObject([{ email: ready.email, source: "sso" }]);
  });

  it("takes an answer once, and only from the browser that began", async () => {
    const ready = await readyTeam();
    const browser = ssoBrowser();
    const query = await answerOf(ready, browser);
    expect(await bring(ready, ssoBrowser(), query)).toBe("sso_over");
    expect(await bring(ready, browser, query)).toBe("/settings/team/general");
    expect(await bring(ready, browser, query)).toBe("sso_over");
  });

  it("lets two sign-ins of one browser pass beside each other", async () => {
    const ready = await readyTeam();
    const browser = ssoBrowser();
    const first = locationOf(await browser.get(login, ready.methodId, ready.paths.login)).searchParams;
    await answerOf(ready, browser);
    provider.claims = { ...provider.claims, nonce: first.get("nonce") };
    expect(await bring(ready, browser, `?code=c1&state=${first.get("state")}`)).toBe("/settings/team/general");
  });

  it("tells the visitor that the provider said no, and the admins why", async () => {
    const ready = await readyTeam();
    const browser = ssoBrowser();
    const query = (await answerOf(ready, browser)).replace("code=c1", "error=access_denied");
    expect(await bring(ready, browser, query)).toBe("sso_declined");
    expect(await failuresOf(opened.db, ready.teamId)).toMatchObject([
      { details: { reason: "provider_refused", methodId: ready.methodId } },
    ]);
  });

  it("does not begin when the provider cannot be asked", async () => {
    const ready = await readyTeam();
    await provider.close();
    const { searchParams } = locationOf(await ssoBrowser().get(login, ready.methodId, ready.paths.login));
    expect(searchParams.get("reason")).toBe("sso_failed");
    expect(await failuresOf(opened.db, ready.teamId)).toMatchObject([{ details: { reason: "provider_unreachable" } }]);
  });
});
