import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD, type Muster } from "./muster";
import { untilInteractive } from "./test";

export const ADMIN = "ada@acme.example";
export const DEVELOPER = "linus@acme.example";
export const TEAM_PLAN_ADMIN = "grace@blueharbor.example";

/** Signs in with the demo's password, as a user does. */
export async function signIn(page: Page, muster: Muster, email = ADMIN, password = DEMO_PASSWORD): Promise<void> {
  await page.goto(`${muster.origin}/sign-in`);
  await untilInteractive(page);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/settings\/team/);
  await untilInteractive(page);
}

/** Header > Team > Team Settings > Authentication. */
export async function openAuthentication(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Team", exact: true }).click();
  await page.getByRole("menuitem", { name: "Team Settings" }).click();
  await page.getByRole("link", { name: /^Authentication/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Authentication" })).toBeVisible();
}

export function scimSwitch(page: Page) {
  return page.getByRole("switch", { name: /SCIM provisioning/ });
}

export async function turnOnScim(page: Page): Promise<void> {
  await scimSwitch(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Turn On" }).click();
  await expect(scimSwitch(page)).toBeChecked();
}

/** Generates a key, reads it from the dialog, and closes the dialog with Done. */
export async function generateKey(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Generate SCIM API Key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Generate", exact: true }).click();
  return takeKey(page);
}

/** The key that the dialog shows once; copied, then Done. */
export async function takeKey(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("This is the only time you see this key")).toBeVisible();
  const key = await dialog.getByRole("textbox", { name: /key/i }).inputValue();
  await dialog.getByRole("button", { name: /^Copy/ }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  return key;
}

/** The status that a key's request gets. */
export async function statusWith(muster: Muster, key: string): Promise<number> {
  const response = await fetch(`${muster.scimBaseUrl}/Users?count=1`, { headers: { authorization: `Bearer ${key}` } });
  return response.status;
}
