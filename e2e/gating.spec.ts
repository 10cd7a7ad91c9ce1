import { expect, type Page } from "@playwright/test";
import { type Muster, startMuster } from "./support/muster";
import { DEVELOPER, openAuthentication, scimSwitch, signIn, TEAM_PLAN_ADMIN, turnOnScim } from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

/** Calls the settings API from the page, with its cookies and its origin. */
async function call(
  page: Page,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; code: unknown; reason: unknown }> {
  const response = await page.request.fetch(`${muster.origin}${path}`, {
    method,
    headers: { origin: muster.origin, "content-type": "application/json" },
    ...(body && { data: body }),
  });
  const answer = (await response.json()) as { code?: unknown; reason?: unknown };
  return { status: response.status(), code: answer.code, reason: answer.reason };
}

test("S1: somebody who is no admin is told so, and gets none of the section's data", async ({ page }) => {
  await signIn(page, muster, DEVELOPER);
  await page.goto(`${muster.origin}/settings/team/authentication`);
  await expect(page.getByText("You need the Admin role")).toBeVisible();
  expect(await page.content()).not.toContain("/scim/v2");
  expect(await call(page, "GET", "/api/team/scim")).toMatchObject({ status: 403, reason: "role" });
  expect(await call(page, "PUT", "/api/team/scim", {})).toMatchObject({ status: 403, reason: "role" });
});

test("S2: on a plan below Enterprise the switch is disabled and says why", async ({ page }) => {
  await signIn(page, muster, TEAM_PLAN_ADMIN);
  await openAuthentication(page);
  await expect(scimSwitch(page)).toBeDisabled();
  await expect(page.getByText(/only available to Enterprise teams/i)).toBeVisible();
  expect(await call(page, "PUT", "/api/team/scim", {})).toMatchObject({ status: 403, reason: "plan" });
});

test("S3 and S7: no SSO method, no SCIM; SCIM on, the last method stays", async ({ page }) => {
  await signIn(page, muster);
  await openAuthentication(page);
  const okta = page.getByRole("switch", { name: /Okta/ });
  await okta.click();
  await expect(okta).not.toBeChecked();
  await expect(scimSwitch(page)).toBeDisabled();
  await expect(page.getByText(/Set up single sign-on first/)).toBeVisible();
  expect(await call(page, "PUT", "/api/team/scim", {})).toMatchObject({ status: 409, code: "sso_required" });

  await okta.click();
  await expect(okta).toBeChecked();
  await turnOnScim(page);
  await okta.click();
  await expect(page.getByRole("alert").filter({ hasText: /SCIM/ })).toBeVisible();
  await expect(okta).toBeChecked();
});

test("a request from another origin changes nothing", async ({ page }) => {
  await signIn(page, muster);
  const response = await page.request.fetch(`${muster.origin}/api/team`, {
    method: "PATCH",
    headers: { origin: "https://evil.example", "content-type": "application/json" },
    data: { name: "Taken over" },
  });
  expect(response.status()).toBe(403);
  const team = await page.request.get(`${muster.origin}/api/team`);
  expect(await team.json()).toMatchObject({ name: "Acme Robotics" });
});
