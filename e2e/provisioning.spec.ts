import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect } from "@playwright/test";
import { type Muster, startMuster } from "./support/muster";
import {
  generateKey,
  openAuthentication,
  scimSwitch,
  signIn,
  statusWith,
  takeKey,
  turnOnScim,
} from "./support/settings";
import { test } from "./support/test";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

function runConnector(profile: "okta" | "entra", key: string) {
  const args = ["--profile", profile, "--url", muster.scimBaseUrl, "--key", key];
  return runScript(["--import", "tsx", "scripts/connector/main.ts", ...args]);
}

async function runScript(args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  return { exitCode: child.exitCode ?? -1, output };
}

test("an admin turns SCIM on, gives the key to a connector, and sees its people", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: muster.origin });
  await signIn(page, muster);
  await openAuthentication(page);

  await test.step("OFF, Turn On", async () => {
    await expect(scimSwitch(page)).not.toBeChecked();
    await expect(page.getByText("OFF").last()).toBeVisible();
    await scimSwitch(page).click();
    const dialog = page.getByRole("dialog", { name: "Turn on SCIM provisioning?" });
    await dialog.getByRole("button", { name: "Turn On" }).click();
    await expect(dialog).toBeHidden();
    await expect(scimSwitch(page)).toBeChecked();
    await expect(page.getByLabel("Base URL")).toHaveValue(muster.scimBaseUrl);
    await expect(page.getByText("Waiting for the first request")).toBeVisible();
  });

  const key = await test.step("Generate SCIM API Key", async () => {
    await page.getByRole("button", { name: "Generate SCIM API Key" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Generate", exact: true })).toBeDisabled();
    await dialog.getByLabel("Name").fill("Okta production");
    await dialog.getByRole("button", { name: "Generate", exact: true }).click();
    const shown = await takeKey(page);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    return shown;
  });

  await test.step("the key is nowhere after Done", async () => {
    expect(await page.content()).not.toContain(key);
    await page.reload();
    expect(await page.content()).not.toContain(key);
    const state = await page.request.get(`${muster.origin}/api/team/scim`);
    expect(await state.text()).not.toContain(key);
    expect(muster.output()).not.toContain(key);
    await expect(page.getByText(`msk_…${key.slice(-4)}`)).toBeVisible();
  });

  await test.step("the connector passes and its people are on the Members page", async () => {
    const { exitCode, output } = await runConnector("okta", key);
    expect(output).not.toContain(key);
    expect(exitCode, output).toBe(0);
    await expect(page.getByText(/Okta called/)).toBeVisible();
    const users = await fetch(
      `${muster.scimBaseUrl}/Users?filter=meta.created gt "2020-01-01T00:00:00Z" and externalId pr`,
      {
        headers: { authorization: `Bearer ${key}` },
      },
    );
    const { Resources } = (await users.json()) as {
      Resources: { active: boolean; displayName?: string; userName: string }[];
    };
    const provisioned = Resources.find(({ active }) => active);
    if (!provisioned) throw new Error(`The Okta profile left nobody active:\n${output}`);
    await page.getByRole("link", { name: /^Members/ }).click();
    await page.getByRole("searchbox").fill(provisioned.userName);
    const row = page.getByRole("row").filter({ hasText: provisioned.userName });
    await expect(row).toBeVisible();
    await expect(row.getByText("SCIM", { exact: true })).toBeVisible();
    await expect(row.getByText("Active")).toBeVisible();
  });

  await test.step("Entra's shapes pass, too", async () => {
    const { exitCode, output } = await runConnector("entra", key);
    expect(exitCode, output).toBe(0);
  });
});

const OKTA_SUITE = "../shared/conformance/okta/run-okta.mjs";

test("Okta's own SCIM suite passes whole", async ({ page }) => {
  test.skip(!existsSync(OKTA_SUITE), `${OKTA_SUITE} is not here: Okta's suite is not part of the project.`);
  await signIn(page, muster);
  await openAuthentication(page);
  if (!(await scimSwitch(page).isChecked())) await turnOnScim(page);
  const key = await generateKey(page, "Okta suite");
  const { exitCode, output } = await runScript([OKTA_SUITE, muster.scimBaseUrl, key, "--max-ms", "5000"]);
  expect(exitCode, output).toBe(0);
});

test("a key is regenerated with the previous one kept, then revoked", async ({ page }) => {
  await signIn(page, muster);
  await openAuthentication(page);
  if (!(await scimSwitch(page).isChecked())) await turnOnScim(page);
  const first = await generateKey(page, "Rotated");
  expect(await statusWith(muster, first)).toBe(200);

  const rowOf = (hint: string) =>
    page
      .getByRole("listitem")
      .filter({ hasText: hint })
      .or(page.getByRole("row").filter({ hasText: hint }));
  await rowOf(`msk_…${first.slice(-4)}`)
    .getByRole("button", { name: /actions/i })
    .click();
  await page.getByRole("menuitem", { name: "Regenerate" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: /24 hours/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Regenerate" }).click();
  const second = await takeKey(page);
  expect(second).not.toBe(first);
  expect([await statusWith(muster, first), await statusWith(muster, second)]).toEqual([200, 200]);
  await expect(page.getByText(/active for 23 h 59 min more|active for 24 h/)).toBeVisible();

  await page.getByRole("button", { name: "Revoke now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect([await statusWith(muster, first), await statusWith(muster, second)]).toEqual([401, 200]);
});

test("turning SCIM off stops every key at the next request and keeps it for later", async ({ page }) => {
  await signIn(page, muster);
  await openAuthentication(page);
  if (!(await scimSwitch(page).isChecked())) await turnOnScim(page);
  const key = await generateKey(page, "Kept");
  await scimSwitch(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Turn Off" }).click();
  await expect(scimSwitch(page)).not.toBeChecked();
  expect(await statusWith(muster, key)).toBe(403);
  await turnOnScim(page);
  expect(await statusWith(muster, key)).toBe(200);
});

for (const way of ["Escape", "Cancel", "outside"] as const) {
  test(`leaving the question by ${way} leaves SCIM as it was`, async ({ page }) => {
    await signIn(page, muster);
    await openAuthentication(page);
    const before = await scimSwitch(page).isChecked();
    await scimSwitch(page).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    if (way === "Escape") await page.keyboard.press("Escape");
    else if (way === "Cancel") await dialog.getByRole("button", { name: "Cancel" }).click();
    else await page.mouse.click(5, 5);
    await expect(dialog).toBeHidden();
    expect(await scimSwitch(page).isChecked()).toBe(before);
    await expect(scimSwitch(page)).toBeFocused();
  });
}
