import { expect, type Page } from "@playwright/test";
import type { Muster } from "./muster";
import { untilInteractive } from "./test";

export const NEW_PASSWORD = "a password of one's own";

/** Team settings > Members > Invite people, with one address or several lines; leaves the results open. */
export async function invite(page: Page, muster: Muster, lines: string): Promise<void> {
  await page.goto(`${muster.origin}/settings/team/members`);
  await page.getByRole("button", { name: "Invite people" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail addresses").fill(lines);
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(dialog.getByText("What became of your invitations")).toBeVisible();
}

/** The link of the newest mail to the recipient that waits in the outbox. */
export async function linkFromOutbox(page: Page, muster: Muster, recipient: string): Promise<string> {
  await page.goto(`${muster.origin}/settings/team/outbox`);
  await page.getByRole("button", { name: recipient, exact: true }).first().click();
  const link = await page.getByRole("dialog").getByLabel("Link", { exact: true }).inputValue();
  await page.keyboard.press("Escape");
  return link;
}

/** Fills the form of somebody without an account and joins. */
export async function joinAs(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(/\/settings\/team/);
  await untilInteractive(page);
}
