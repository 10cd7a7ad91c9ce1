import { expect, type Page } from "@playwright/test";
import { type OpenIdProvider, startOpenIdProvider } from "@/scripts/testing/openid-provider";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { type Muster, startMuster } from "./support/muster";
import { signIn } from "./support/settings";
import {
  addMethod,
  consentAtOpenId,
  failedSignIns,
  logInAtOpenId,
  saveMethod,
  startSso,
  switchMethodOn,
  testSignIn,
} from "./support/sso";
import { test } from "./support/test";

const METHOD = "Company login";
/** In the domain that the demo team has verified; nobody there has it yet. */
const NEWCOMER = "tove.lind@acme.example";

let provider: OpenIdProvider;
let muster: Muster;
test.beforeAll(async () => {
  provider = await startOpenIdProvider();
  muster = await startMuster({ variables: { SSO_ALLOW_PRIVATE_ADDRESSES: "1" } });
});
test.afterAll(async () => {
  await muster.stop();
  await provider.close();
});

/** Makes a client at the provider for the method's page, and enters it there. */
async function setUp(page: Page, secret?: string): Promise<void> {
  const { clientId, clientSecret } = await provider.register(await page.getByLabel("Redirect URI").inputValue());
  await page.getByLabel("Issuer URL").fill(provider.issuer);
  await page.getByLabel("Client ID").fill(clientId);
  await page.getByLabel("Client secret").fill(secret ?? clientSecret);
  await saveMethod(page);
}

test("an OpenID provider is set up and tested; new people join by it as developers", async ({ page, browser }) => {
  await signIn(page, muster);
  await addMethod(page, "Custom OpenID Connect", METHOD);

  await test.step("a wrong secret shows in the test", async () => {
    await setUp(page, "not the secret");
    await testSignIn(page, (tab) => logInAtOpenId(tab, NEWCOMER));
    await expect(page.getByText("Failed", { exact: true })).toBeVisible();
    await expect(page.getByText("client_refused")).toBeVisible();
  });

  await test.step("the right one shows who would join", async () => {
    await setUp(page);
    await testSignIn(page, consentAtOpenId);
    await expect(page.getByText("Would join the team as Developer.")).toBeVisible();
    await switchMethodOn(page, METHOD);
  });

  const newcomer = await (await browser.newContext()).newPage();
  const wayIn = async () => {
    await startSso(newcomer, muster, NEWCOMER);
    await newcomer.getByRole("link", { name: new RegExp(METHOD) }).click();
    await logInAtOpenId(newcomer, NEWCOMER);
  };

  await test.step("an address that is not verified opens nothing", async () => {
    provider.emailVerified = false;
    await wayIn();
    await expect(newcomer.getByText(/you have no access to this team/)).toBeVisible();
    const [failure] = await failedSignIns(page, muster);
    expect(failure).toMatchObject({ reason: "email_unverified", email: NEWCOMER });
    provider.emailVerified = true;
    await newcomer.context().clearCookies();
  });

  await test.step("a verified one joins", async () => {
    await wayIn();
    await expect(newcomer).toHaveURL(/\/settings\/team\/general/);
    await expect(newcomer.getByRole("button", { name: /tove lind/i })).toBeVisible();
    await page.goto(`${muster.origin}/settings/team/members?search=tove`);
    const row = page.getByRole("row").filter({ hasText: NEWCOMER });
    await expect(row.getByText("SSO", { exact: true })).toBeVisible();
    await expect(row.getByText("Developer")).toBeVisible();
  });

  await test.step("who is removed does not come back by signing in", async () => {
    const found = await page.request.get(`${muster.origin}/api/team/members?search=tove`);
    const { items } = (await found.json()) as { items: { id: string }[] };
    const removed = await page.request.delete(`${muster.origin}/api/team/members/${items[0]?.id}`, {
      headers: { origin: muster.origin },
    });
    expect(removed.status()).toBe(200);
    await newcomer.context().clearCookies();
    await wayIn();
    await expect(newcomer.getByText("Your organization has deactivated your account.")).toBeVisible();
  });
});

test("axe finds nothing on the way in", async ({ page }) => {
  await page.goto(`${muster.origin}/sign-in?reason=sso_failed&reference=req_01abc`);
  await expect(page.getByText("req_01abc")).toBeVisible();
  await expectAccessible(page, "a sign-in that failed");
  await startSso(page, muster, "nobody's team");
  await expect(page.getByText(/There is no team of this name/)).toBeVisible();
  await expectAccessible(page, "no such team");
  await startSso(page, muster, "acme-robotics");
  await expect(page.getByText("Choose how to sign in")).toBeVisible();
  await expectAccessible(page, "several ways to sign in");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "sign in with SSO");
});
