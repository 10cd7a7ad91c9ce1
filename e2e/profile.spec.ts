import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { invite, joinAs, linkFromOutbox, NEW_PASSWORD } from "./support/invitations";
import { type Muster, startMuster } from "./support/muster";
import { DEVELOPER, generateKey, openAuthentication, scimSwitch, signIn, turnOnScim } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

/** By the account menu, as a person does. */
async function openProfile(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Account of ${name}` }).click();
  await page.getByRole("menuitem", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
}

/** Somebody new in the team, signed in on a page of their own. */
async function newcomer(admin: Page, page: Page, email: string, name: string): Promise<void> {
  await invite(admin, muster, email);
  await joinAs(page, await linkFromOutbox(admin, muster, email), name);
}

test("name, e-mail address and password change, each with what it needs", async ({ page, browser }) => {
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, muster);
  await newcomer(admin, page, "emmy@people.example", "Emmy Noether");
  await openProfile(page, "Emmy Noether");
  const field = page.getByLabel("Name", { exact: true });
  await expect(async () => {
    await field.fill("Amalie Noether");
    await expect(field).toHaveValue("Amalie Noether");
  }).toPass();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Account of Amalie Noether" })).toBeVisible();

  await page.getByRole("button", { name: "Change e-mail" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("New e-mail address").fill("amalie@people.example");
  await dialog.getByLabel("Current password").fill("not the password");
  await dialog.getByRole("button", { name: "Send the link" }).click();
  await expect(dialog.getByText("This is not your current password.")).toBeVisible();
  await dialog.getByLabel("Current password").fill(NEW_PASSWORD);
  await dialog.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Waiting for amalie@people.example to be confirmed")).toBeVisible();
  const link = await linkFromOutbox(admin, muster, "amalie@people.example");
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole("button", { name: "Confirm this address" }).click();
  await expect(elsewhere.getByText("From now on you sign in with amalie@people.example.")).toBeVisible();
  await elsewhere.goto(link);
  await expect(elsewhere.getByText("This address was confirmed already.")).toBeVisible();
  await signIn(elsewhere, muster, "amalie@people.example", NEW_PASSWORD);

  await page.reload();
  await page.getByRole("button", { name: "Change password" }).click();
  await dialog.getByLabel("Current password").fill(NEW_PASSWORD);
  await dialog.getByLabel("New password").fill("password1234");
  await expect(dialog.getByText(/Strength: (Very weak|Weak)/)).toBeVisible();
  await dialog.getByLabel("New password").fill("invariant variational problems");
  await expect(dialog.getByText("Strength: Strong")).toBeVisible();
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(dialog).toBeHidden();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await signIn(elsewhere, muster, "amalie@people.example", "invariant variational problems");
});

test("a session that is ended is over at its next request", async ({ page, browser }) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, muster, DEVELOPER);
  await signIn(page, muster, DEVELOPER);
  await openProfile(page, "Linus Lindqvist");
  await expect(page.getByText("This browser")).toBeVisible();
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByRole("button", { name: /^End the session/ })).toHaveCount(0);
  expect((await elsewhere.request.get(`${muster.origin}/api/viewer/profile`)).status()).toBe(401);
  expect((await page.request.get(`${muster.origin}/api/viewer/profile`)).status()).toBe(200);
});

test("somebody leaves a team, and the only admin who can do without the provider cannot", async ({ page, browser }) => {
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, muster);
  await newcomer(admin, page, "leaver@people.example", "Sofja Kowalewskaja");
  await openProfile(page, "Sofja Kowalewskaja");
  await page.getByRole("button", { name: "Leave Acme Robotics" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave team" }).click();
  await expect(page.getByText("You have left the team.")).toBeVisible();
  await openAuthentication(admin);
  if (!(await scimSwitch(admin).isChecked())) await turnOnScim(admin);
  await openProfile(admin, "Ada Lovelace");
  await expect(admin.getByText(/You cannot leave\. .*give another admin a password first/)).toBeVisible();
});

test("U17: whom the identity provider manages finds name, address, password and team locked, and the API refuses", async ({
  page,
  browser,
}) => {
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, muster);
  await openAuthentication(admin);
  if (!(await scimSwitch(admin).isChecked())) await turnOnScim(admin);
  const key = await generateKey(admin, "Lock");
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/scim+json" };
  const filter = encodeURIComponent(`userName eq "${DEVELOPER}"`);
  const found = await (await fetch(`${muster.scimBaseUrl}/Users?filter=${filter}`, { headers })).json();
  const { id } = found.Resources[0];
  const body = JSON.stringify({ ...found.Resources[0], title: "Developer" });
  expect((await fetch(`${muster.scimBaseUrl}/Users/${id}`, { method: "PUT", headers, body })).status).toBe(200);

  await signIn(page, muster, DEVELOPER);
  await openProfile(page, "Linus Lindqvist");
  await expect(page.getByText("Your name, e-mail address and password are locked")).toBeVisible();
  await expect(page.getByText(/You cannot leave\. The identity provider of Acme Robotics decides/)).toBeVisible();
  for (const name of ["Save", "Change e-mail", "Change password", "Leave Acme Robotics"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expectAccessible(page, "a locked profile");
  const viewer = await (await page.request.get(`${muster.origin}/api/viewer`)).json();
  const calls: readonly (readonly [string, string, object?])[] = [
    ["PATCH", "/api/viewer/profile", { name: "Other" }],
    ["POST", "/api/viewer/email", { email: "other@people.example" }],
    ["PUT", "/api/viewer/password", { newPassword: "another long password" }],
    ["DELETE", `/api/viewer/teams/${viewer.team.id}`],
  ];
  for (const [method, path, data] of calls) {
    const response = await page.request.fetch(`${muster.origin}${path}`, {
      method,
      headers: { origin: muster.origin },
      ...(data && { data }),
    });
    expect([path, response.status(), (await response.json()).code]).toEqual([path, 403, "managed"]);
  }
});

test("axe finds nothing on the profile and its dialogs", async ({ page }) => {
  await signIn(page, muster);
  await openProfile(page, "Ada Lovelace");
  await expectAccessible(page, "profile");
  for (const name of ["Change e-mail", "Change password", "Leave Blue Harbor Studio"]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page.goto(`${muster.origin}/confirm-email/mlk_none`);
  await expectAccessible(page, "a confirmation that leads nowhere");
});

test("the profile fits a window of 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, muster);
  await page.goto(`${muster.origin}/settings/profile`);
  await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
  await expectNoSidewaysScroll(page, "profile");
});
