import { expect } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { type Muster, startMuster } from "./support/muster";
import { generateKey, openAuthentication, scimSwitch, signIn, turnOnScim } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

test("axe finds nothing on any page and dialog", async ({ page }) => {
  await page.goto(`${muster.origin}/sign-in`);
  await expectAccessible(page, "sign-in");
  await signIn(page, muster);
  for (const place of ["General", "Members", "Groups"]) {
    await page
      .getByRole("navigation")
      .getByRole("link", { name: new RegExp(`^${place}`) })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
    await expectAccessible(page, place);
  }
  await openAuthentication(page);
  if (await scimSwitch(page).isChecked()) {
    await scimSwitch(page).click();
    await page.getByRole("dialog").getByRole("button", { name: "Turn Off" }).click();
    await expect(scimSwitch(page)).not.toBeChecked();
  }
  await expectAccessible(page, "authentication, off");
  await scimSwitch(page).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "turn on");
  await page.keyboard.press("Escape");
  await turnOnScim(page);
  await page.getByRole("button", { name: "Generate SCIM API Key" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "generate a key");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await generateKey(page, "Axe");
  await expectAccessible(page, "authentication, on");
  const actions = page.getByRole("button", { name: "Actions for Axe" });
  for (const [item, question] of [
    ["Regenerate", "regenerate a key"],
    ["Revoke", "revoke a key"],
  ] as const) {
    await actions.click();
    await expectAccessible(page, `menu with ${item}`);
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, question);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page.getByRole("button", { name: /^Actions for Google/ }).click();
  await page.getByRole("menuitem", { name: /Delete/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "delete a method");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await scimSwitch(page).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "turn off");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "Team", exact: true }).click();
  await expectAccessible(page, "team menu");
});

test("axe finds nothing on the set-up page", async ({ page }) => {
  const empty = await startMuster({ variables: { MUSTER_DEMO: "0" }, ready: /SCIM base URL .*\n/ });
  await page.goto(`${empty.origin}/setup`);
  await expect(page.getByLabel("Setup token")).toBeVisible();
  await expectAccessible(page, "set-up");
  await empty.stop();
});

test("every page fits a window of 320 px and a zoom of 200 %", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, muster);
  for (const path of ["general", "members", "groups", "authentication"]) {
    await page.goto(`${muster.origin}/settings/team/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page, path);
  }
});
