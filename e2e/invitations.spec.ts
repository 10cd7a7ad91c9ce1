import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { invite, joinAs, linkFromOutbox } from "./support/invitations";
import { type Muster, startMuster } from "./support/muster";
import { DEVELOPER, signIn, TEAM_PLAN_ADMIN } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

async function openInvitations(page: Page): Promise<void> {
  await page.goto(`${muster.origin}/settings/team/members`);
  await page.getByRole("link", { name: "Invitations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Invitations" })).toBeVisible();
}

async function choose(page: Page, email: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${email}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("people who are invited join by the link in the outbox, in a browser of their own", async ({ page, browser }) => {
  await signIn(page, muster);
  await invite(page, muster, "new@people.example, admin\nada@acme.example\nnobody@invalid\nnew@people.example");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("1 person is invited. 3 lines were left out.")).toBeVisible();
  for (const words of ["Is a member already", "Is no e-mail address", "Stands in the list twice"]) {
    await expect(dialog.getByText(words)).toBeVisible();
  }
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: /new@people\.example/ }).getByText("Invited")).toBeVisible();
  const link = await linkFromOutbox(page, muster, "new@people.example");

  const theirs = await (await browser.newContext()).newPage();
  await joinAs(theirs, link, "Grete Hermann");
  await theirs.goto(`${muster.origin}/settings/team/authentication`);
  await expect(theirs.getByRole("switch", { name: /SCIM provisioning/ })).toBeVisible();
  await theirs.goto(link);
  await expect(theirs.getByText("This invitation was accepted already.")).toBeVisible();

  await page.goto(`${muster.origin}/settings/team/members?search=Grete`);
  await expect(page.getByRole("row", { name: /Grete Hermann/ }).getByText("Active")).toBeVisible();
});

test("the owner of an account signs in first, and nobody else can use the link", async ({ page, browser }) => {
  await signIn(page, muster);
  await invite(page, muster, TEAM_PLAN_ADMIN);
  const link = await linkFromOutbox(page, muster, TEAM_PLAN_ADMIN);
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, muster, DEVELOPER);
  await theirs.goto(link);
  await expect(theirs.getByText(`Sign out to go on as ${TEAM_PLAN_ADMIN}`)).toBeVisible();
  await theirs.getByRole("button", { name: "Sign out and go on" }).click();
  await theirs.getByRole("link", { name: "Sign in to accept" }).click();
  await theirs.getByLabel("E-mail").fill(TEAM_PLAN_ADMIN);
  await theirs.getByLabel("Password").fill(muster.printed("Password"));
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await theirs.getByRole("button", { name: "Join Acme Robotics" }).click();
  await expect(theirs.getByRole("banner").getByText("Acme Robotics")).toBeVisible();
});

test("an admin copies links, sends again and cancels; what was sent before does nothing more", async ({
  page,
  browser,
}) => {
  const email = "second@people.example";
  await signIn(page, muster);
  await invite(page, muster, email);
  await openInvitations(page);
  await choose(page, email, "Copy link");
  const dialog = page.getByRole("dialog");
  const copied = await dialog.getByLabel("Link to join").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  await choose(page, email, "Send again");
  await expect(page.getByText(`${email} is invited once more.`)).toBeVisible();
  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(copied);
  await expect(theirs.getByText("This invitation was withdrawn")).toBeVisible();
  const sent = await linkFromOutbox(page, muster, email);
  await theirs.goto(sent);
  await expect(theirs.getByRole("heading", { name: "Join Acme Robotics" })).toBeVisible();
  await openInvitations(page);
  await choose(page, email, "Cancel invitation");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel invitation" }).click();
  // Behind a dialog nothing has a role, so that rows would be gone at once.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toHaveCount(0);
  await theirs.goto(sent);
  await expect(theirs.getByText("This link leads to no invitation.")).toBeVisible();
});

test("a CSV file fills the list with roles, and says which line it cannot read", async ({ page }) => {
  await signIn(page, muster);
  await page.goto(`${muster.origin}/settings/team/members/invitations`);
  await page.getByRole("button", { name: "Invite people" }).click();
  const dialog = page.getByRole("dialog");
  const upload = async (content: string) => {
    const buffer = Buffer.from(content);
    await dialog.getByLabel("CSV file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  };
  await upload("email,role\ncsv1@people.example,boss\n");
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(dialog.getByText("Line 2: “boss” is no role.")).toBeVisible();
  await upload("email,role\ncsv1@people.example,Community manager\n");
  await expect(dialog.getByText("1 person", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: /csv1@people\.example/ })).toContainText("Community manager");
});

test("axe finds nothing where people are invited and join", async ({ page, browser }) => {
  const email = "axe@people.example";
  await signIn(page, muster);
  await invite(page, muster, email);
  await expectAccessible(page, "results");
  await openInvitations(page);
  await expectAccessible(page, "invitations");
  await page.getByRole("button", { name: "Invite people" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send invitations" }).click();
  await expectAccessible(page, "invite dialog with an error");
  await page.keyboard.press("Escape");
  for (const item of ["Copy link", "Cancel invitation"]) {
    await choose(page, email, item);
    await expect(page.getByRole("dialog").getByRole("button").first()).toBeVisible();
    await expectAccessible(page, item);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  const link = await linkFromOutbox(page, muster, email);
  await expectAccessible(page, "outbox");
  await page.getByRole("button", { name: email, exact: true }).click();
  await expect(page.getByRole("dialog").getByLabel("Link", { exact: true })).toBeVisible();
  await expectAccessible(page, "a mail");
  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await expectAccessible(theirs, "accepting");
  await theirs.goto(`${link}x`);
  await expectAccessible(theirs, "a link that leads nowhere");
});

test("everything about invitations fits a window of 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, muster);
  await invite(page, muster, `${"long".repeat(12)}@people.example`);
  await expectNoSidewaysScroll(page, "results");
  await openInvitations(page);
  await expectNoSidewaysScroll(page, "invitations");
  await page.goto(`${muster.origin}/settings/team/outbox`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page, "outbox");
});

test("who is no admin neither invites nor sees the outbox", async ({ page }) => {
  await signIn(page, muster, DEVELOPER);
  await page.goto(`${muster.origin}/settings/team/members`);
  await expect(page.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite people" })).toHaveCount(0);
  for (const path of ["members/invitations", "outbox"]) {
    await page.goto(`${muster.origin}/settings/team/${path}`);
    await expect(page.getByText("You need the Admin role")).toBeVisible();
  }
  expect((await page.request.get(`${muster.origin}/api/team/outbox`)).status()).toBe(403);
});
