import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { DEMO_PASSWORD, type Muster, startMuster } from "./support/muster";
import { DEVELOPER, generateKey, openAuthentication, signIn, TEAM_PLAN_ADMIN, turnOnScim } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

async function openMembers(page: Page, query = ""): Promise<void> {
  await page.goto(`${muster.origin}/settings/team/members${query}`);
  await expect(page.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();
}

async function openMember(page: Page, name: string): Promise<void> {
  await openMembers(page, `?search=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Presses the button of the open dialog and waits until the dialog is gone. */
async function confirm(page: Page, verb: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: verb, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function call(page: Page, method: string, path: string, data?: object) {
  const headers = { origin: muster.origin, "content-type": "application/json" };
  const response = await page.request.fetch(`${muster.origin}${path}`, { method, headers, ...(data && { data }) });
  return { status: response.status(), answer: (await response.json()) as Record<string, unknown> };
}

const idIn = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";

test("the list is searched, filtered, sorted and paged, and the address keeps the place", async ({ page }) => {
  await signIn(page, muster);
  await openMembers(page, "?pageSize=10");
  await page.getByRole("searchbox").fill("OKAFOR");
  await expect(page.getByText("1–1 of 1")).toBeVisible();
  await expect(row(page, "Amara Okafor")).toBeVisible();
  await page.getByRole("searchbox").fill("");
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Community manager" });
  await expect(row(page, "Kwame Mensah").getByText("by Operations")).toBeVisible();
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Any role" });
  await page.getByRole("combobox", { name: "Group" }).fill("desi");
  await page.getByRole("option", { name: "Design" }).click();
  await expect(row(page, "Leila Haddad")).toBeVisible();
  await expect(row(page, "Ada Lovelace")).toBeHidden();
  await page.getByRole("group", { name: "Status" }).getByText("Invited").click();
  await expect(page.getByText("Nobody here")).toBeVisible();
  await page.getByRole("button", { name: "Show everybody" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(/page=2/);
  await page.getByRole("button", { name: "Name" }).click();
  await expect(row(page, "Zofia Kowalczyk")).toBeVisible();
  const address = page.url();
  await page.reload();
  await expect(row(page, "Zofia Kowalczyk")).toBeVisible();
  expect(page.url()).toBe(address);
});

test("roles are changed after a look at what that means, and the page says where each comes from", async ({ page }) => {
  await signIn(page, muster);
  await openMember(page, "Amara Okafor");
  await page.getByRole("button", { name: "Change roles" }).click();
  await page.getByRole("checkbox", { name: "Developer" }).uncheck();
  await expect(page.getByText(/needs at least one role/)).toBeVisible();
  await page.getByRole("checkbox", { name: "Community manager" }).check();
  await expect(page.getByText("gains Community manager and keeps Developer by a group, at once.")).toBeVisible();
  await confirm(page, "Save roles");
  await expect(page.getByText("Developer because of group Engineering")).toBeVisible();
  await page.getByRole("link", { name: "Roles of a member changed" }).click();
  const event = page.getByRole("dialog");
  await expect(event.getByText("Amara Okafor")).toBeVisible();
  await expect(event.getByRole("row", { name: /Roles.*developer.*community_manager/i })).toBeVisible();
});

test("somebody's sessions are seen and ended, and a deactivation keeps them out until they are back", async ({
  page,
  browser,
}) => {
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, muster, DEVELOPER);
  await signIn(page, muster);
  await openMember(page, "Linus Lindqvist");
  await page.getByRole("button", { name: /^End the session on Chrome/ }).click();
  await expect(page.getByText("Linus Lindqvist is not signed in anywhere.")).toBeVisible();
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in/);
  await signIn(theirs, muster, DEVELOPER);

  await choose(page, "Linus Lindqvist", "Deactivate");
  await expect(page.getByText(/cannot sign in any more, and 1 session ends at once/)).toBeVisible();
  await confirm(page, "Deactivate");
  await expect(page.getByText("Deactivated", { exact: true })).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText("Your organization has deactivated your account").first()).toBeVisible();

  await choose(page, "Linus Lindqvist", "Reactivate");
  await expect(page.getByText(/with the roles and groups from before/)).toBeVisible();
  await confirm(page, "Reactivate");
  await signIn(theirs, muster, DEVELOPER);
  await expect(theirs.getByRole("link", { name: "Members" })).toBeVisible();
});

test("several are changed at once; who is refused is named and stays chosen", async ({ page }) => {
  await signIn(page, muster);
  await openMembers(page, "?search=acme&status=active");
  for (const name of ["Ada Lovelace", "Aroha Ngata", "Emre Yıldız"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  const bar = page.getByRole("region", { name: "Chosen members" });
  await bar.getByRole("button", { name: "Add role" }).click();
  await page.getByRole("menuitem", { name: "Community manager" }).click();
  await expect(page.getByRole("heading", { name: "Give 3 members the Community manager role?" })).toBeVisible();
  await confirm(page, "Give role");
  await expect(bar).toBeHidden();
  await expect(row(page, "Aroha Ngata").getByText("Community manager")).toBeVisible();

  await page.getByRole("checkbox", { name: "Select Ada Lovelace" }).check();
  await page.getByRole("checkbox", { name: "Select Emre Yıldız" }).check();
  await bar.getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("1 member is deactivated.")).toBeVisible();
  await expect(page.getByRole("dialog").getByText(/You cannot deactivate yourself/)).toBeVisible();
  await confirm(page, "Done");
  await expect(bar.getByText("1 chosen")).toBeVisible();
  await expect(row(page, "Emre Yıldız")).toBeHidden();
});

test("the export has whom the filters let through, for admins alone", async ({ page }) => {
  await signIn(page, muster);
  await openMembers(page, "?search=shevchenko");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^acme-robotics-members-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("Dmytro Shevchenko,dmytro.shevchenko@acme.example");
  await page.context().clearCookies();
  await signIn(page, muster, DEVELOPER);
  await openMembers(page);
  await expect(page.getByRole("link", { name: "Export CSV" })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Actions for/ })).toHaveCount(0);
  expect((await call(page, "GET", "/api/team/members/export")).status).toBe(403);
});

test("the last admin stays, and only who holds Billing gives it", async ({ page }) => {
  await signIn(page, muster, TEAM_PLAN_ADMIN, DEMO_PASSWORD);
  await openMember(page, "Grace Whitfield");
  await page.getByRole("button", { name: "Change roles" }).click();
  await expect(page.getByText("Part of the Business plan.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Developer" }).check();
  await page.getByRole("checkbox", { name: "Admin" }).uncheck();
  await expect(page.getByText(/only active admin of the team/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Save roles" })).toBeDisabled();
  const path = `/api/team/members/${idIn(page.url())}/roles`;
  const refused = await call(page, "PUT", path, { roles: ["developer", "billing"] });
  expect([refused.status, refused.answer["code"]]).toEqual([409, "last_admin"]);
});

test("what the identity provider decides is locked in the page and in the API, and a removal says it may undo it", async ({
  page,
}) => {
  await signIn(page, muster);
  await openAuthentication(page);
  await turnOnScim(page);
  const key = await generateKey(page, "Okta");
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/scim+json", "user-agent": "Okta" };
  const user = { userName: "hedy@acme.example", displayName: "Hedy Lamarr", title: "Inventor", nickName: "Hedy" };
  const body = JSON.stringify({ schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], ...user });
  const created = await fetch(`${muster.scimBaseUrl}/Users`, { method: "POST", headers, body });
  expect(created.status).toBe(201);

  await openMember(page, "Hedy Lamarr");
  await expect(page.getByText(/^Managed by/)).toBeVisible();
  await expect(page.getByText("Inventor")).toBeVisible();
  await page.getByRole("region", { name: "Profile" }).getByText("JSON", { exact: true }).click();
  await expect(page.getByLabel("The SCIM resource", { exact: true })).toContainText('"nickName": "Hedy"');
  await page.getByRole("button", { name: "Actions for Hedy Lamarr" }).click();
  await expect(page.getByRole("menuitem", { name: "Change name" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  const names = { displayName: "Mine", givenName: "", familyName: "" };
  const renaming = await call(page, "PATCH", `/api/team/members/${idIn(page.url())}`, names);
  expect([renaming.status, renaming.answer["code"]]).toEqual([403, "managed"]);

  await choose(page, "Hedy Lamarr", "Remove");
  await expect(page.getByText(/manages Hedy Lamarr and may add them again/)).toBeVisible();
  await confirm(page, "Remove");
  await expect(page.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();
  await page.getByRole("searchbox").fill("hedy lamarr");
  await expect(page.getByText("Nobody here")).toBeVisible();
});

test("the list, the page of a member and their dialogs are accessible", async ({ page }) => {
  await signIn(page, muster);
  await openMembers(page, "?search=chen");
  await page.getByRole("checkbox", { name: "Select Wei Chen" }).check();
  await page.getByRole("combobox", { name: "Group" }).click();
  await expect(page.getByRole("option", { name: "Design" })).toBeVisible();
  await expectAccessible(page, "members, one chosen, groups offered");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "remove several");
  await page.keyboard.press("Escape");
  await openMember(page, "Wei Chen");
  await expect(page.getByText("is not signed in anywhere")).toBeVisible();
  await expect(page.getByRole("region", { name: "Profile" }).getByText("userName")).toBeVisible();
  await expectAccessible(page, "a member");
  for (const item of ["Change roles", "Change name", "Deactivate", "Remove"]) {
    await choose(page, "Wei Chen", item);
    await expect(page.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeVisible();
    await expectAccessible(page, item);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "a member");
});
