import { type Browser, expect, type Page } from "@playwright/test";
import { type DnsServer, startDnsServer } from "@/scripts/testing/dns-server";
import { type SamlAnswer, type SamlProvider, startSamlProvider } from "@/scripts/testing/saml-provider";
import { type Muster, startMuster } from "./support/muster";
import { ADMIN, DEVELOPER, generateKey, openAuthentication, signIn, turnOnScim } from "./support/settings";
import { addMethod, logInAtSaml, setUpFromMetadata, startSso, switchMethodOn, testSignIn } from "./support/sso";
import { test, untilInteractive } from "./support/test";

const METHOD = "Company login";
const DEACTIVATED = "Your organization has deactivated your account.";

let dns: DnsServer;
let provider: SamlProvider;
let muster: Muster;
test.beforeAll(async () => {
  [dns, provider] = await Promise.all([startDnsServer(), startSamlProvider()]);
  muster = await startMuster({ variables: { SSO_ALLOW_PRIVATE_ADDRESSES: "1", DNS_SERVERS: dns.address } });
});
test.afterAll(async () => {
  await muster.stop();
  await Promise.all([dns.close(), provider.close()]);
});
test.beforeEach(() => {
  provider.answer = "good";
});

/** A browser of somebody else. */
async function somebody(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** The demo team has two ways to sign in then: its own and this one. */
async function toProvider(page: Page, email: string): Promise<void> {
  await startSso(page, muster, email);
  await page.getByRole("link", { name: new RegExp(METHOD) }).click();
}

function rowOf(page: Page, name: string) {
  return page.getByRole("list", { name: "Domains" }).getByRole("listitem").filter({ hasText: name });
}

async function verifyDomain(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Team settings" }).getByRole("link", { name: "Domains" }).click();
  await page.getByRole("button", { name: "Add domain" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Domain").fill(name);
  await dialog.getByRole("button", { name: "Add domain" }).click();
  const host = await dialog.getByLabel("Host of the TXT record").inputValue();
  dns.set(host, [await dialog.getByLabel("Value of the TXT record").inputValue()]);
  await dialog.getByRole("button", { name: "Verify now" }).click();
  await expect(rowOf(page, name)).toContainText("Verified");
  if (await dialog.isVisible()) await dialog.getByRole("button", { name: "Done" }).click();
}

interface Failure {
  readonly requestId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

async function newestFailure(admin: Page): Promise<Failure> {
  const audit = `${muster.origin}/api/team/audit`;
  const list = await admin.request.get(`${audit}?event=session.sign_in_failed`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  return (await (await admin.request.get(`${audit}/${items[0]?.id}`)).json()) as Failure;
}

async function scim(key: string, method: string, path: string, body: object) {
  const response = await fetch(`${muster.scimBaseUrl}${path}`, {
    method,
    headers: { "content-type": "application/scim+json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { readonly id: string; readonly active: boolean };
}

test("the whole way: SSO is set up and tested, a domain verified, SCIM on; a person comes and goes", async ({
  page: admin,
  browser,
}) => {
  const email = "nina.berg@whole.example";
  await signIn(admin, muster);

  await test.step("an admin sets the identity provider up and tests it", async () => {
    await addMethod(admin, "AD FS", METHOD);
    await setUpFromMetadata(admin, provider.metadata);
    await testSignIn(admin, (tab) => logInAtSaml(tab, email));
    await expect(admin.getByText("Passed")).toBeVisible();
    await expect(admin.getByText("Would not be let in.")).toBeVisible();
    await expect(admin.getByText("The team has not verified the domain of the e-mail address.")).toBeVisible();
    await expect(admin.getByText("id-of-nina.berg").first()).toBeVisible();
    await switchMethodOn(admin, METHOD);
  });

  await test.step("verifies the domain", () => verifyDomain(admin, "whole.example"));

  const key = await test.step("turns SCIM on and gives the provider a key", async () => {
    await openAuthentication(admin);
    await turnOnScim(admin);
    return generateKey(admin, "Company directory");
  });

  const { id } = await test.step("the provider provisions a person", () =>
    scim(key, "POST", "/Users", {
      userName: email,
      name: { givenName: "Nina", familyName: "Berg" },
      emails: [{ value: email, primary: true }],
    }));

  const person = await somebody(browser);
  await test.step("who signs in with it", async () => {
    await toProvider(person, email);
    await logInAtSaml(person, email);
    await expect(person).toHaveURL(/\/settings\/team\/general/);
    await expect(person.getByRole("button", { name: /Nina Berg/ })).toBeVisible();
  });

  await test.step("is deactivated, and reads so at the next click", async () => {
    expect(
      await scim(key, "PATCH", `/Users/${id}`, { Operations: [{ op: "replace", value: { active: false } }] }),
    ).toMatchObject({ active: false });
    await person.getByRole("link", { name: /^Members/ }).click();
    await expect(person.getByText(DEACTIVATED)).toBeVisible();
  });

  await test.step("and does not come in again", async () => {
    await toProvider(person, email);
    await logInAtSaml(person, email);
    await expect(person).toHaveURL(/\/sign-in\?reason=deactivated/);
    await expect(person.getByText(DEACTIVATED)).toBeVisible();
    const { details } = await newestFailure(admin);
    expect(details).toMatchObject({ reason: "deactivated", email, singleSignOn: METHOD });
    const found = await admin.request.get(`${muster.origin}/api/team/members?search=nina`);
    expect(((await found.json()) as { total: number }).total).toBe(1);
  });
});

test.describe("with a provider that the team uses", () => {
  test.beforeAll(async ({ browser }) => {
    const admin = await somebody(browser);
    await signIn(admin, muster);
    await openAuthentication(admin);
    if ((await admin.getByRole("link", { name: METHOD, exact: true }).count()) === 0) {
      await addMethod(admin, "AD FS", METHOD);
      await setUpFromMetadata(admin, provider.metadata);
      await testSignIn(admin, (tab) => logInAtSaml(tab, ADMIN));
      await switchMethodOn(admin, METHOD);
    }
    await admin.close();
  });

  const REFUSED: readonly (readonly [SamlAnswer, string, RegExp])[] = [
    ["expired", "expired", /Single sign-on did not work/],
    ["for somebody else", "wrong_audience", /Single sign-on did not work/],
    ["unsigned", "unsigned", /Single sign-on did not work/],
    ["wrapped", "unexpected_structure", /Single sign-on did not work/],
    ["with another certificate", "wrong_certificate", /Single sign-on did not work/],
    ["with the previous answer", "replayed", /finished before/],
  ];
  test("a response that is broken or hostile signs nobody in, and an admin learns why", async ({
    page: admin,
    browser,
  }) => {
    await signIn(admin, muster);
    const visitor = await somebody(browser);
    for (const [answer, reason, notice] of REFUSED) {
      await test.step(answer, async () => {
        provider.answer = "good";
        await toProvider(visitor, DEVELOPER);
        if (answer === "with the previous answer") {
          await logInAtSaml(visitor, DEVELOPER);
          await expect(visitor).toHaveURL(/\/settings\/team/);
          await visitor.context().clearCookies({ name: "muster.session" });
          await toProvider(visitor, DEVELOPER);
        }
        provider.answer = answer;
        await logInAtSaml(visitor, DEVELOPER);
        await expect(visitor.getByText(notice)).toBeVisible();
        const shown = await visitor.getByRole("main").innerText();
        expect(shown).not.toMatch(/certificate|signature|audience|assertion|SAML/i);
        expect((await visitor.request.get(`${muster.origin}/api/team`)).status()).toBe(401);
        const failure = await newestFailure(admin);
        expect(failure).toMatchObject({
          requestId: /req_\w+/.exec(shown)?.[0],
          details: { reason, singleSignOn: METHOD },
        });
        if (reason === "wrong_certificate")
          expect(failure.details["message"]).toMatch(/another certificate: ([0-9A-F]{2}:){31}/);
      });
    }
  });

  test("people choose between the ways of their team, by its name or address, too", async ({ page }) => {
    for (const who of ["Acme Robotics", "acme-robotics", DEVELOPER]) {
      await startSso(page, muster, who);
      await expect(page.getByText("Choose how to sign in")).toBeVisible();
      await expect(page.getByRole("link", { name: /Okta/ })).toBeVisible();
      await expect(page.getByRole("link", { name: new RegExp(METHOD) })).toBeVisible();
    }
    await startSso(page, muster, "somebody@nowhere.example");
    await expect(page.getByText(/No team uses single sign-on with this e-mail domain/)).toBeVisible();
  });

  test("a settings page that was asked for is where the sign-in ends", async ({ page }) => {
    await page.goto(`${muster.origin}/settings/team/members?page=1`);
    await page.getByRole("link", { name: "Sign in with SSO" }).click();
    await page.getByLabel("Work e-mail or team").fill("acme-robotics");
    await page.getByLabel("Keep me signed in").check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("link", { name: new RegExp(METHOD) }).click();
    await logInAtSaml(page, DEVELOPER);
    await expect(page).toHaveURL(/\/settings\/team\/members/);
  });

  test("signing out ends at the provider, which ends its session, too", async ({ page }) => {
    await toProvider(page, DEVELOPER);
    await logInAtSaml(page, DEVELOPER);
    await expect(page).toHaveURL(/\/settings\/team/);
    await untilInteractive(page);
    await page.getByRole("button", { name: /Linus Lindqvist/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Logged out at the provider" })).toBeVisible();
    expect(page.url()).toContain("SAMLRequest=");
    await page.goto(`${muster.origin}/settings/team/members`);
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("while single sign-on is required, only admins come in by password", async ({ page, browser }) => {
    const developer = await somebody(browser);
    await signIn(developer, muster, DEVELOPER);
    await signIn(page, muster);
    await openAuthentication(page);
    const required = page.getByRole("switch", { name: "Require single sign-on" });
    await required.click();
    await page.getByRole("dialog").getByRole("button", { name: "Require it" }).click();
    await expect(required).toBeChecked();

    await developer.getByRole("link", { name: /^Members/ }).click();
    await expect(developer.getByText("Your team requires single sign-on")).toBeVisible();
    await developer.getByLabel("E-mail").fill(DEVELOPER);
    await developer.getByLabel("Password").fill(muster.printed("Password"));
    await developer.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(developer.getByRole("alert").getByText(/requires single sign-on/)).toBeVisible();
    await toProvider(developer, DEVELOPER);
    await logInAtSaml(developer, DEVELOPER);
    await expect(developer).toHaveURL(/\/settings\/team/);

    await signIn(await somebody(browser), muster);
    await required.click();
    await expect(required).not.toBeChecked();
  });
});
