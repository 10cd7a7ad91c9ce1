import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import {
  CERTIFICATE,
  ENDED_CERTIFICATE,
  METADATA,
  type OpenIdProvider,
  startOpenIdProvider,
} from "./support/identity-provider";
import { type Muster, startMuster } from "./support/muster";
import { openAuthentication, scimSwitch, signIn, turnOnScim } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
let provider: OpenIdProvider;
test.beforeAll(async () => {
  provider = await startOpenIdProvider();
  muster = await startMuster({ variables: { SSO_ALLOW_PRIVATE_ADDRESSES: "1" } });
});
test.afterAll(async () => {
  await muster.stop();
  await provider.stop();
});

/** Authentication > Add authentication method, up to the method's own page. */
async function addMethod(page: Page, type: string, name: string): Promise<void> {
  await openAuthentication(page);
  await page.getByRole("button", { name: "Add authentication method" }).click();
  const dialog = page.getByRole("dialog", { name: "Add authentication method" });
  await dialog.getByRole("radio", { name: type, exact: true }).check();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Proceed" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function uploadMetadata(page: Page, xml: string): Promise<void> {
  const file = { name: "metadata.xml", mimeType: "application/xml", buffer: Buffer.from(xml) };
  await page.getByLabel("Metadata XML").setInputFiles(file);
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The identity provider details are saved.")).toBeVisible();
}

test("an admin adds a SAML method from metadata, and switches it on after a question", async ({ page }) => {
  await signIn(page, muster);
  await addMethod(page, "AD FS", "AD FS");
  const toggle = page.getByRole("switch", { name: "Sign in with AD FS" });

  await test.step("what the identity provider asks for is there to copy", async () => {
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const base = `${muster.origin}/sso/saml/${id}`;
    await expect(page.getByLabel("Relying party trust identifier")).toHaveValue(`${base}/metadata`);
    await expect(page.getByLabel("Relying party SAML 2.0 SSO service URL")).toHaveValue(`${base}/acs`);
    await expect(page.getByRole("link", { name: "Download metadata" })).toHaveAttribute("href", `${base}/metadata`);
    await expect(toggle).toBeDisabled();
    await expect(page.getByText("Set it up first")).toBeVisible();
  });

  await test.step("a file that is no metadata, or could be hostile, is refused in words", async () => {
    await uploadMetadata(page, "<feed/>");
    await expect(page.getByText(/no SAML metadata/)).toBeVisible();
    await uploadMetadata(page, METADATA.replace("?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'));
    await expect(page.getByText(/document type.*not read/)).toBeVisible();
  });

  await test.step("metadata fills the form", async () => {
    await uploadMetadata(page, METADATA);
    await expect(page.getByText("The form is filled")).toBeVisible();
    await expect(page.getByLabel("SSO URL")).toHaveValue("https://idp.example/sso");
    await expect(page.getByLabel("Issuer")).toHaveValue("https://idp.example/saml");
    await expect(page.getByText("CN=Test IdP, O=Example")).toBeVisible();
    await save(page);
  });

  await test.step("it is switched on only after a question while no test has succeeded", async () => {
    await expect(page.getByRole("link", { name: "Test sign-in" })).toHaveAttribute(
      "href",
      /\/sso\/saml\/sso_\w+\/test$/,
    );
    await toggle.click();
    const question = page.getByRole("dialog", { name: "Switch AD FS on without a test?" });
    await question.getByRole("button", { name: "Cancel" }).click();
    await expect(toggle).not.toBeChecked();
    await toggle.click();
    await question.getByRole("button", { name: "Switch on anyway" }).click();
    await expect(toggle).toBeChecked();
    await page.reload();
    await expect(toggle).toBeChecked();
  });

  await test.step("it is deleted, and its page is gone", async () => {
    const address = page.url();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete method" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Authentication" })).toBeVisible();
    await expect(page.getByRole("link", { name: "AD FS" })).toHaveCount(0);
    await page.goto(address);
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
  });
});

test("certificates are read at once: what is none, or has ended, is refused; two rotate", async ({ page }) => {
  await signIn(page, muster);
  await addMethod(page, "Custom SAML", "Portal");
  const field = page.getByRole("textbox", { name: "X.509 certificate" });
  await field.fill("no certificate");
  await field.blur();
  await expect(page.getByText(/This is not a certificate/)).toBeVisible();
  await field.fill(`-----BEGIN CERTIFICATE-----\n${ENDED_CERTIFICATE}\n-----END CERTIFICATE-----`);
  await field.blur();
  await expect(page.getByText(/This certificate ended on 20/)).toBeVisible();
  await field.fill(CERTIFICATE);
  await field.blur();
  await expect(page.getByText("CN=Test IdP, O=Example")).toBeVisible();
  await expect(page.getByText("2126-", { exact: false })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Next certificate" })).toBeVisible();
  await page.getByRole("button", { name: "Remove X.509 certificate" }).click();
  await expect(page.getByText("CN=Test IdP, O=Example")).toHaveCount(0);
  await field.fill(CERTIFICATE);
  await field.blur();
  await expect(page.getByText("CN=Test IdP, O=Example")).toBeVisible();

  await page.getByLabel("SSO URL").fill("https://idp.example/sso");
  await page.getByLabel("Issuer").fill("https://idp.example/saml");
  await page.getByText("Advanced").click();
  await page.getByLabel("Accept sign-ins that start at the identity provider").check();
  await save(page);
  await expect(page.getByLabel("RelayState")).toHaveValue(/^[\w-]{32}$/);
});

test("an OpenID provider is asked at once, and the client secret never comes back", async ({ page }) => {
  const secret = "a-client-secret-of-this-test";
  await signIn(page, muster);
  await addMethod(page, "Custom OpenID Connect", "Login");
  await page.getByLabel("Issuer URL").fill("http://127.0.0.1:1");
  await page.getByLabel("Client ID").fill("muster");
  await expect(page.getByText(/cannot be reached/)).toBeVisible();
  await page.getByLabel("Issuer URL").fill(`${provider.issuer}/`);
  await page.getByLabel("Client secret").fill(secret);
  await expect(page.getByText(/Found\. People sign in at 127\.0\.0\.1/)).toBeVisible();
  await expect(page.getByLabel("Issuer URL")).toHaveValue(provider.issuer);
  await save(page);

  await expect(page.getByLabel("Client secret")).toHaveValue("");
  await expect(page.getByText("One is stored, encrypted. Leave this empty to keep it.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Issuer URL")).toHaveValue(provider.issuer);
  expect(await page.content()).not.toContain(secret);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const answer = await page.request.get(`${muster.origin}/api/team/sso/${id}`);
  expect(await answer.text()).not.toMatch(new RegExp(`${secret}|s1\\.`));
  expect(muster.output()).not.toContain(secret);
  await page.getByLabel("Client ID").fill("another");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Enter the secret again/)).toBeVisible();
});

test("single sign-on is required: who is exempt is said, and the last method stays on", async ({ page }) => {
  await signIn(page, muster);
  await openAuthentication(page);
  const required = page.getByRole("switch", { name: "Require single sign-on" });
  const okta = page.getByRole("switch", { name: "Sign in with Okta" });
  await expect(page.getByText("Once it is required, only Ada Lovelace can.")).toBeVisible();
  await required.click();
  const question = page.getByRole("dialog", { name: "Require single sign-on?" });
  await expect(question.getByText(/Ada Lovelace/)).toBeVisible();
  await question.getByRole("button", { name: "Require it" }).click();
  await expect(required).toBeChecked();
  await expect(page.getByText("Only Ada Lovelace can still sign in with a password.")).toBeVisible();
  await okta.click();
  await expect(page.getByRole("alert").filter({ hasText: /stop requiring single sign-on/ })).toBeVisible();
  await expect(okta).toBeChecked();
  await required.click();
  await expect(required).not.toBeChecked();
});

test("turning SCIM on ends joining by single sign-on, and the page says why", async ({ page }) => {
  await signIn(page, muster);
  await openAuthentication(page);
  await page.getByRole("link", { name: "Okta", exact: true }).click();
  const joining = page.getByRole("switch", { name: "Automatically add new users" });
  await joining.click();
  await expect(joining).toBeChecked();
  await openAuthentication(page);
  await turnOnScim(page);
  await page.getByRole("link", { name: "Okta", exact: true }).click();
  await expect(joining).not.toBeChecked();
  await expect(page.getByText("Your identity provider decides who is in, so this is off")).toBeVisible();
  await openAuthentication(page);
  await scimSwitch(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Turn Off" }).click();
  await expect(scimSwitch(page)).not.toBeChecked();
});

test("axe finds nothing, and everything fits 320 px", async ({ page }) => {
  await signIn(page, muster);
  await openAuthentication(page);
  await page.getByRole("button", { name: "Add authentication method" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "add a method");
  await page.keyboard.press("Escape");
  await addMethod(page, "Custom SAML", "SAML page");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter the issuer.")).toBeVisible();
  await page.getByText("Advanced").click();
  await expectAccessible(page, "SAML with mistakes");
  await uploadMetadata(page, METADATA);
  await expect(page.getByText("The form is filled")).toBeVisible();
  await save(page);
  await expectAccessible(page, "SAML");
  await page.getByRole("switch", { name: /^Sign in with/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "switch on without a test");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "SAML");
  await addMethod(page, "Custom OpenID Connect", "OpenID page");
  await expectNoSidewaysScroll(page, "OpenID Connect");
  await expectAccessible(page, "OpenID Connect");
  await openAuthentication(page);
  await page.getByRole("switch", { name: "Require single sign-on" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "require single sign-on");
  await expectNoSidewaysScroll(page, "authentication");
});
