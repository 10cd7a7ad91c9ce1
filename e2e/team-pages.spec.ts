import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { type Muster, startMuster } from "./support/muster";
import {
  ADMIN,
  DEVELOPER,
  generateKey,
  openAuthentication,
  signIn,
  statusWith,
  TEAM_PLAN_ADMIN,
  turnOnScim,
} from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

/** By the sidebar, as a person does. */
async function openPage(page: Page, name: string): Promise<void> {
  const link = page
    .getByRole("navigation", { name: "Team settings" })
    .getByRole("link", { name: new RegExp(`^${name}`) });
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function save(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  // A form that has just appeared may still put its own value in.
  await expect(async () => {
    await field.fill(value);
    await expect(field).toHaveValue(value);
  }).toPass();
  await page.locator("form").filter({ has: field }).getByRole("button", { name: "Save" }).click();
}

async function statusOf(page: Page, method: string, path: string): Promise<number> {
  const response = await page.request.fetch(`${muster.origin}${path}`, { method, headers: { origin: muster.origin } });
  return response.status();
}

/** The text of the file that the press downloads. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test.describe
  .serial("the pages of a team", () => {
    test("a change is in the audit log with before and after, can be filtered by, linked to and exported", async ({
      page,
    }) => {
      await signIn(page, muster);
      await openPage(page, "General");
      await save(page, "Name", "Acme Automata");
      await expect(page.getByRole("banner").getByText("Acme Automata")).toBeVisible();
      await save(page, "Name", "Acme Robotics");
      await expect(page.getByRole("banner").getByText("Acme Robotics")).toBeVisible();

      await openPage(page, "Audit logs");
      await page.getByRole("button", { name: "Team renamed" }).first().click();
      const drawer = page.getByRole("dialog");
      await expect(drawer.getByRole("row", { name: "Name Acme Automata Acme Robotics" })).toBeVisible();
      const link = page.url();
      await page.reload();
      await expect(drawer.getByRole("heading", { name: "Team renamed" })).toBeVisible();
      expect(page.url()).toBe(link);
      await page.keyboard.press("Escape");
      await expect(drawer).toBeHidden();

      await page.getByLabel("Event", { exact: true }).selectOption({ label: "Team renamed" });
      await expect(page.getByRole("table").getByRole("button")).toHaveText(["Team renamed", "Team renamed"]);
      await page.getByLabel("Done by").fill("nobody of that name");
      await expect(page.getByText("No event here")).toBeVisible();
      await page.getByRole("button", { name: "Show all events" }).click();
      await expect(page.getByRole("button", { name: "Signed in" }).first()).toBeVisible();

      await page.getByLabel("Event", { exact: true }).selectOption({ label: "Team renamed" });
      await expect(page).toHaveURL(/event=team\.renamed/);
      const exported = await downloaded(page, async () => {
        await page.getByRole("button", { name: "Export", exact: true }).click();
        await page.getByRole("menuitem", { name: /JSON/ }).click();
      });
      expect(exported.name).toMatch(/^acme-robotics-audit-log-\d{4}-\d\d-\d\d\.json$/);
      expect(JSON.parse(exported.text)).toMatchObject([
        { action: "team.renamed", actor: { name: "Ada Lovelace" }, details: { after: { name: "Acme Robotics" } } },
        { action: "team.renamed", details: { before: { name: "Acme Robotics" }, after: { name: "Acme Automata" } } },
      ]);
      const csv = await page.request.get(`${muster.origin}/api/team/audit/export?format=csv&event=audit`);
      expect(await csv.text()).toContain(",audit.exported,Audit log exported,member,");
    });

    test("who may not see the audit log is told why, and gets none of it", async ({ page }) => {
      await signIn(page, muster, DEVELOPER);
      await expect(page.getByRole("link", { name: "Audit logs" })).toHaveCount(0);
      await page.goto(`${muster.origin}/settings/team/audit-logs`);
      await expect(page.getByText("You need the Admin or Community manager role")).toBeVisible();
      for (const path of ["/api/team/audit", "/api/team/audit/export?format=csv"]) {
        expect(await statusOf(page, "GET", path)).toBe(403);
      }
      await page.context().clearCookies();
      await signIn(page, muster, TEAM_PLAN_ADMIN);
      await openPage(page, "Audit logs");
      await expect(page.getByText("This page is part of the Business plan")).toBeVisible();
      await page.getByRole("link", { name: "See the plans" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Plan" })).toBeVisible();
    });

    test("the Roles page shows who holds which role and what it may do", async ({ page }) => {
      await signIn(page, muster, DEVELOPER);
      await openPage(page, "Roles");
      const billing = page.getByRole("listitem").filter({ hasText: "Chooses the plan" });
      await expect(billing.getByText("Camille Dubois")).toBeVisible();
      const managers = page.getByRole("listitem").filter({ hasText: "Business and up" });
      await expect(managers.getByText("5 people: 1 on their own, 4 by a group")).toBeVisible();
      const row = page.getByRole("row", { name: /^Change the plan and the number of seats/ });
      await expect(row.getByRole("cell")).toHaveText(["No", "Yes", "No", "No", "Free"]);
    });

    test("a lower plan says before what stops, stops it, deletes nothing, and all is back with the old plan", async ({
      page,
    }) => {
      await signIn(page, muster);
      await openAuthentication(page);
      await turnOnScim(page);
      const key = await generateKey(page, "Plan");
      expect(await statusWith(muster, key)).toBe(200);

      await openPage(page, "Plan");
      await page.getByRole("button", { name: "Move to Business" }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByText("SCIM provisioning stops")).toBeVisible();
      await expect(dialog.getByText("Generate and regenerate SCIM API keys")).toBeVisible();
      await page.keyboard.press("Escape");
      expect(await statusWith(muster, key)).toBe(200);

      await page.getByRole("button", { name: "Move to Business" }).click();
      await dialog.getByRole("button", { name: "Move to Business" }).click();
      await expect(dialog).toBeHidden();
      expect(await statusWith(muster, key)).toBe(403);
      await page.getByRole("button", { name: "Move to Enterprise" }).click();
      await dialog.getByRole("button", { name: "Move to Enterprise" }).click();
      await expect(dialog).toBeHidden();
      expect(await statusWith(muster, key)).toBe(200);
    });

    test("seats are changed by Billing, never below those in use", async ({ page }) => {
      await signIn(page, muster);
      await openPage(page, "Plan");
      await save(page, "Number of seats", "3");
      await expect(
        page.getByText("24 seats are in use. Deactivate 21 members or cancel invitations first."),
      ).toBeVisible();
      await save(page, "Number of seats", "24");
      await expect(page.getByText("24 of 24")).toBeVisible();
      await save(page, "Number of seats", "1000");
      await expect(page.getByText("24 of 1,000")).toBeVisible();
      await page.context().clearCookies();
      await signIn(page, muster, DEVELOPER);
      await openPage(page, "Plan");
      await expect(page.getByText(/^Ask Ada Lovelace or Camille Dubois/)).toBeVisible();
      await expect(page.getByRole("button", { name: /^(Save|Move)/ })).toHaveCount(0);
    });

    test("a team's address leads into it, and no other team gets the same one", async ({ page }) => {
      await signIn(page, muster);
      await save(page, "Address", "blue-harbor-studio");
      await expect(page.getByText("Another team has this address")).toBeVisible();
      await save(page, "Address", "Robots");
      await expect(page.getByText(`${muster.origin}/t/robots`)).toBeVisible();
      await page.goto(`${muster.origin}/t/blue-harbor-studio`);
      await expect(page.getByRole("banner").getByText("Blue Harbor Studio")).toBeVisible();
      await page.goto(`${muster.origin}/t/robots`);
      await expect(page.getByRole("banner").getByText("Acme Robotics")).toBeVisible();
      expect((await page.goto(`${muster.origin}/t/acme-robotics`))?.status()).toBe(404);
      await page.context().clearCookies();
      await page.goto(`${muster.origin}/t/robots`);
      await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Ft%2Frobots/);
    });

    test("axe finds nothing on these pages and their dialogs", async ({ page }) => {
      await signIn(page, muster);
      await page.getByRole("button", { name: "Delete team" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, "delete the team");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await openPage(page, "Roles");
      await expectAccessible(page, "roles");
      await openPage(page, "Plan");
      await expectAccessible(page, "plan");
      await page.getByRole("button", { name: "Move to Free" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, "change the plan");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await openPage(page, "Audit logs");
      await page.getByLabel("Time", { exact: true }).selectOption({ label: "Days …" });
      await expect(page.getByLabel("From, in UTC")).toBeVisible();
      await expectAccessible(page, "audit logs");
      await page.getByRole("button", { name: "Team renamed" }).first().click();
      await expect(page.getByRole("dialog").getByText("Before")).toBeVisible();
      await expectAccessible(page, "an event");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await expectAccessible(page, "export");
    });

    test("these pages fit a window of 320 px and a zoom of 200 %", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await signIn(page, muster);
      for (const path of ["general", "roles", "plan", "audit-logs", "audit-logs?period=range"]) {
        await page.goto(`${muster.origin}/settings/team/${path}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoSidewaysScroll(page, path);
      }
    });

    test("a team is deleted after its name was typed: everybody is signed out of it, and it is gone", async ({
      page,
      browser,
    }) => {
      const colleague = await browser.newPage();
      await signIn(colleague, muster, ADMIN);
      await colleague.goto(`${muster.origin}/t/blue-harbor-studio`);
      await expect(colleague.getByRole("banner").getByText("Blue Harbor Studio")).toBeVisible();

      await signIn(page, muster, TEAM_PLAN_ADMIN);
      await page.getByRole("button", { name: "Delete team" }).click();
      const dialog = page.getByRole("dialog");
      const button = dialog.getByRole("button", { name: "Delete team" });
      await dialog.getByLabel("Type Blue Harbor Studio to confirm").fill("blue harbor");
      await expect(button).toBeDisabled();
      await dialog.getByLabel("Type Blue Harbor Studio to confirm").fill("Blue Harbor Studio");
      await button.click();
      await expect(page.getByText("The team is deleted.")).toBeVisible();
      expect(await statusOf(page, "GET", "/api/team")).toBe(401);

      expect(await statusOf(colleague, "GET", "/api/team")).toBe(401);
      await colleague.goto(`${muster.origin}/settings/team/general`);
      await signIn(colleague, muster, ADMIN);
      await expect(colleague.getByRole("banner").getByText("Acme Robotics")).toBeVisible();
      await colleague.getByRole("button", { name: "Team", exact: true }).click();
      await expect(colleague.getByRole("menuitem", { name: "Blue Harbor Studio" })).toHaveCount(0);
      await colleague.close();
    });
  });
