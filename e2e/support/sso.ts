import { expect, type Page } from "@playwright/test";
import type { Muster } from "./muster";
import { openAuthentication } from "./settings";

/** Authentication > Add authentication method, up to the method's own page. */
export async function addMethod(page: Page, type: string, name: string): Promise<void> {
  await openAuthentication(page);
  await page.getByRole("button", { name: "Add authentication method" }).click();
  const dialog = page.getByRole("dialog", { name: "Add authentication method" });
  await dialog.getByRole("radio", { name: type, exact: true }).check();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Proceed" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Fills the form of a SAML method from metadata and saves it. */
export async function setUpFromMetadata(page: Page, metadata: string): Promise<void> {
  const file = { name: "metadata.xml", mimeType: "application/xml", buffer: Buffer.from(metadata) };
  await page.getByLabel("Metadata XML").setInputFiles(file);
  await expect(page.getByText("The form is filled")).toBeVisible();
  await saveMethod(page);
}

export async function saveMethod(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The identity provider details are saved.")).toBeVisible();
}

/** Presses Test sign-in, lets `logIn` do what an admin does in the other tab, and waits for what the method's page shows. */
export async function testSignIn(page: Page, logIn: (tab: Page) => Promise<void>): Promise<void> {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Test sign-in" }).click();
  const tab = await opened;
  await logIn(tab);
  await expect(tab).toHaveURL(/\/settings\/team\/authentication\/methods\//);
  await tab.close();
  await expect(page.getByText(/^(Passed|Failed)$/)).toBeVisible();
}

export async function switchMethodOn(page: Page, name: string): Promise<void> {
  const toggle = page.getByRole("switch", { name: `Sign in with ${name}` });
  await toggle.click();
  await expect(toggle).toBeChecked();
}

/** Sign-in page > Sign in with SSO > Continue. */
export async function startSso(page: Page, muster: Muster, who: string): Promise<void> {
  await page.goto(`${muster.origin}/sign-in`);
  await page.getByRole("link", { name: "Sign in with SSO" }).click();
  await page.getByLabel("Work e-mail or team").fill(who);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** At the SAML provider of the tests. */
export async function logInAtSaml(page: Page, email: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Log in at the test provider" })).toBeVisible();
  await page.getByLabel("Your e-mail").fill(email);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** At the OpenID provider of the tests: the login, then the consent. */
export async function logInAtOpenId(page: Page, email: string): Promise<void> {
  await page.locator('input[name="login"]').fill(email);
  await page.locator('input[name="password"]').fill("any");
  await page.locator('button[type="submit"]').click();
  await consentAtOpenId(page);
}

/** Where the browser is logged in already. */
export async function consentAtOpenId(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
}

/** The newest failed sign-ins of the admin's team, as its audit log has them: their details. */
export async function failedSignIns(admin: Page, muster: Muster): Promise<readonly Record<string, unknown>[]> {
  const list = await admin.request.get(`${muster.origin}/api/team/audit?event=session.sign_in_failed`);
  const { items } = (await list.json()) as { readonly items: readonly { readonly id: string }[] };
  return Promise.all(
    items.map(async ({ id }) => {
      const event = await admin.request.get(`${muster.origin}/api/team/audit/${id}`);
      return ((await event.json()) as { readonly details: Record<string, unknown> }).details;
    }),
  );
}
