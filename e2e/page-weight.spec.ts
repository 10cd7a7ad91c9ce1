import { expect, type Page } from "@playwright/test";
import { frameworkFiles, type SignedIn, weighPage } from "@/bench/pages/browser";
import { isTooHeavy, SETTINGS_PAGES } from "@/bench/pages/page-weight";
import { type Muster, startMuster } from "./support/muster";
import { signIn } from "./support/settings";
import { addMethod } from "./support/sso";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

/** The path of the first page that a list's page links to below itself. */
async function firstOf(page: Page, path: string): Promise<string> {
  await page.goto(`${muster.origin}${path}`);
  const hrefs = await page.getByRole("main").locator(`a[href^="${path}/"]`).evaluateAll(pathnames);
  const found = hrefs.find((href) => !SETTINGS_PAGES.includes(href));
  if (found === undefined) throw new Error(`${path} links to no page below itself.`);
  return found;
}

/** The path of the page of an authentication method that is not set up. */
async function newMethod(page: Page, type: string): Promise<string> {
  await addMethod(page, type, type);
  return new URL(page.url()).pathname;
}

function pathnames(links: Element[]): string[] {
  return links.map((link) => link.getAttribute("href") ?? "");
}

test("no settings page loads more script than its bar at first", async ({ page, browser }) => {
  await signIn(page, muster);
  const paths = [
    ...SETTINGS_PAGES,
    await firstOf(page, "/settings/team/members"),
    await firstOf(page, "/settings/team/groups"),
    await newMethod(page, "Custom SAML"),
    await newMethod(page, "Custom OpenID Connect"),
  ];
  const cookies = await page.context().storageState();
  const signedIn: SignedIn = { browser, origin: muster.origin, cookies, frameworkFiles: await frameworkFiles() };
  for (const path of paths) {
    const weight = await weighPage(signedIn, path);
    expect.soft(isTooHeavy(weight), JSON.stringify(weight)).toBe(false);
  }
});

test("a dialog whose code cannot be fetched says so, and opens when it is tried again", async ({ page }) => {
  await signIn(page, muster);
  await page.goto(`${muster.origin}/settings/team/groups`);
  const scripts = "**/_next/static/chunks/**";
  await page.route(scripts, (route) => route.abort("connectionfailed"));
  const opener = page.getByRole("button", { name: "Create group" });
  await opener.click();
  const message = page.getByRole("dialog", { name: "This could not be loaded" });
  await expect(message).toBeVisible();
  await page.unroute(scripts);
  await message.getByRole("button", { name: "Try again" }).click();
  const dialog = page.getByRole("dialog", { name: "Create a group" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
