import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { type Muster, startMuster } from "./support/muster";
import { DEVELOPER, generateKey, openAuthentication, signIn, TEAM_PLAN_ADMIN, turnOnScim } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

async function openGroups(page: Page): Promise<void> {
  await page.goto(`${muster.origin}/settings/team/groups`);
  await expect(page.getByRole("heading", { level: 1, name: "Groups" })).toBeVisible();
}

async function openGroup(page: Page, name: string): Promise<void> {
  await openGroups(page);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function choose(page: Page, group: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${group}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function confirm(page: Page, verb: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: verb, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function statusOf(page: Page, method: string, path: string, data: object = {}): Promise<number> {
  const headers = { origin: muster.origin, "content-type": "application/json" };
  return (await page.request.fetch(`${muster.origin}${path}`, { method, headers, data })).status();
}

const pathOf = (page: Page) => `/api${new URL(page.url()).pathname.replace("/settings", "")}`;

test("a group by hand is made, filled, given roles after a preview, renamed and deleted", async ({ page }) => {
  await signIn(page, muster);
  await openGroups(page);
  await page.getByRole("button", { name: "Create group" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("engineering");
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(dialog.getByText("Another group of the team has this name.")).toBeVisible();
  await dialog.getByLabel("Name").fill("On call");
  await dialog.getByRole("checkbox", { name: "Developer" }).uncheck();
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "On call" })).toBeVisible();
  await expect(page.getByText("Nobody is in this group yet")).toBeVisible();

  await page.getByRole("button", { name: "Add people" }).click();
  for (const name of ["Yuki Tanaka", "Priya Raghunathan"]) {
    await dialog.getByRole("combobox").fill(name.slice(0, 4));
    await dialog.getByRole("option", { name: new RegExp(name) }).click();
  }
  await expect(dialog.getByText("Nobody of them gains a role by it.")).toBeVisible();
  await confirm(page, "Add 2 people");
  await expect(page.getByRole("row", { name: /Yuki Tanaka/ })).toBeVisible();

  await page.getByRole("button", { name: "Change roles" }).click();
  await dialog.getByRole("checkbox", { name: "Admin" }).check();
  await expect(dialog.getByText("1 person gains Admin: Yuki Tanaka")).toBeVisible();
  await confirm(page, "Save roles");
  await page.getByRole("link", { name: "Yuki Tanaka" }).click();
  await expect(page.getByText("Admin because of group On call")).toBeVisible();
  await page.goBack();

  await page.getByRole("button", { name: "Take Yuki Tanaka out of the group" }).click();
  await expect(dialog.getByText("Yuki Tanaka stays in the team and loses Admin, at once.")).toBeVisible();
  await confirm(page, "Take out");
  await expect(page.getByRole("row", { name: /Yuki Tanaka/ })).toBeHidden();

  await choose(page, "On call", "Rename");
  await dialog.getByLabel("Name").fill("Night watch");
  await confirm(page, "Rename");
  await expect(page.getByRole("heading", { level: 1, name: "Night watch" })).toBeVisible();
  await choose(page, "Night watch", "Delete");
  await expect(dialog.getByText(/Nothing for anybody/)).toBeVisible();
  await confirm(page, "Delete group");
  await expect(page.getByRole("heading", { level: 1, name: "Groups" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Engineering" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Night watch" })).toBeHidden();
});

test("the list is searched and sorted, and the address keeps the place", async ({ page }) => {
  await signIn(page, muster);
  await openGroups(page);
  await page.getByRole("table").getByRole("button", { name: "Members" }).click();
  await page.getByRole("table").getByRole("button", { name: "Members" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("Engineering");
  await page.getByRole("searchbox").fill("oper");
  await expect(page.getByText("1–1 of 1")).toBeVisible();
  await expect(page).toHaveURL(/search=oper/);
  await page.reload();
  await expect(page.getByRole("link", { name: "Operations" })).toBeVisible();
  await page.getByRole("group", { name: "Source" }).getByText("By SCIM").click();
  await expect(page.getByText("No group here")).toBeVisible();
});

test("a group of the identity provider is read-only but for its roles, which it never overwrites", async ({ page }) => {
  await signIn(page, muster);
  await openAuthentication(page);
  await turnOnScim(page);
  const key = await generateKey(page, "Okta");
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/scim+json" };
  const push = async (method: string, path: string, value: object) => {
    const response = await fetch(`${muster.scimBaseUrl}${path}`, { method, headers, body: JSON.stringify(value) });
    return { status: response.status, text: await response.text() };
  };
  const group = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "Security" };
  const created = await push("POST", "/Groups", group);
  expect(created.status).toBe(201);
  const { id } = JSON.parse(created.text) as { id: string };

  await openGroup(page, "Security");
  await expect(page.getByText(/^Managed by/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Add people" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Actions for Security" })).toHaveCount(0);
  expect(await statusOf(page, "PATCH", pathOf(page), { name: "Mine" })).toBe(403);
  expect(await statusOf(page, "DELETE", pathOf(page))).toBe(403);
  expect(await statusOf(page, "POST", `${pathOf(page)}/members`, { add: [] })).toBe(403);
  await page.getByRole("button", { name: "Change roles" }).click();
  await page.getByRole("checkbox", { name: "Community manager" }).check();
  await confirm(page, "Save roles");
  expect((await push("PUT", `/Groups/${id}`, { ...group, displayName: "Security team" })).status).toBe(200);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Security team" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Roles" }).getByText("Community manager")).toBeVisible();
});

test("only admins of an Enterprise team change groups", async ({ page }) => {
  await signIn(page, muster, DEVELOPER);
  await openGroup(page, "Engineering");
  await expect(page.getByRole("button", { name: "Change roles" })).toHaveCount(0);
  expect(await statusOf(page, "DELETE", pathOf(page))).toBe(403);
  await page.context().clearCookies();
  await signIn(page, muster, TEAM_PLAN_ADMIN);
  await openGroups(page);
  await expect(page.getByText("No groups yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Create group" })).toHaveCount(0);
  expect(await statusOf(page, "POST", "/api/team/groups", { name: "Mine" })).toBe(403);
});

test("the list, the page of a group and their dialogs are accessible", async ({ page }) => {
  await signIn(page, muster);
  await openGroups(page);
  await page.getByRole("button", { name: "Create group" }).click();
  await expectAccessible(page, "create a group");
  await page.keyboard.press("Escape");
  await openGroup(page, "Operations");
  await expectAccessible(page, "a group");
  await page.getByRole("button", { name: "Add people" }).click();
  await page.getByRole("combobox").fill("wei");
  await page.getByRole("option", { name: /Wei Chen/ }).click();
  await expectAccessible(page, "add people");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Change roles" }).click();
  await page.getByRole("checkbox", { name: "Admin" }).check();
  await expect(page.getByText("What changes at once")).toBeVisible();
  await expectAccessible(page, "change roles");
  await page.keyboard.press("Escape");
  for (const item of ["Rename", "Delete"]) {
    await choose(page, "Operations", item);
    await expectAccessible(page, item);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "a group");
});
