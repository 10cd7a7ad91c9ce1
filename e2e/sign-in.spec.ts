import { expect } from "@playwright/test";
import { type Muster, startMuster } from "./support/muster";
import { ADMIN, signIn } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

test("a wrong password and an unknown e-mail look the same", async ({ page }) => {
  const messages: (string | null)[] = [];
  for (const email of [ADMIN, "nobody@acme.example"]) {
    await page.goto(`${muster.origin}/sign-in`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const alert = page.locator('[role="alert"]:not(#__next-route-announcer__)').filter({ hasText: /\S/ });
    await expect(alert).toBeVisible();
    messages.push(await alert.textContent());
  }
  expect(messages[0]).toBe(messages[1]);
});

test("without a session every settings page leads to the sign-in, and back after it", async ({ page }) => {
  await page.goto(`${muster.origin}/settings/team/members`);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("E-mail").fill(ADMIN);
  await page.getByLabel("Password").fill(muster.printed("Password"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/settings\/team\/members/);
});

test("signing out ends the session for good", async ({ page, context }) => {
  await signIn(page, muster);
  const cookies = await context.cookies();
  await page.getByRole("button", { name: /Ada Lovelace/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(cookies);
  expect((await page.request.get(`${muster.origin}/api/team`)).status()).toBe(401);
});

test("somebody in two teams switches between them", async ({ page }) => {
  await signIn(page, muster);
  await expect(page.getByRole("banner").getByText("Acme Robotics")).toBeVisible();
  await page.getByRole("button", { name: "Team", exact: true }).click();
  await page.getByRole("menuitem", { name: "Blue Harbor Studio" }).click();
  await expect(page.getByRole("banner").getByText("Blue Harbor Studio")).toBeVisible();
});

test("an address of another site is no way back after the sign-in", async ({ page }) => {
  await page.goto(`${muster.origin}/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F`);
  await page.getByLabel("E-mail").fill(ADMIN);
  await page.getByLabel("Password").fill(muster.printed("Password"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`^${muster.origin}/settings/team`));
});
