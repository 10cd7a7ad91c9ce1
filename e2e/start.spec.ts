import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { startMuster } from "./support/muster";
import { test } from "./support/test";

test("the start prints where to go, keeps its generated password, and guards its data folder", async () => {
  const first = await startMuster({ variables: { DEMO_PASSWORD: "" } });
  const password = first.printed("Password");
  expect(first.printed("Sign in as")).toBe("ada@acme.example");
  expect(password.length).toBeGreaterThan(11);
  expect(first.scimBaseUrl).toBe(`${first.origin}/scim/v2`);
  const file = await stat(join(first.dataDir, "demo-password"));
  expect(file.mode & 0o077).toBe(0);

  await expect(startMuster({ dataDir: first.dataDir })).rejects.toThrow(new RegExp(`\\b${first.pid}\\b`));

  await first.end("SIGKILL");
  const second = await startMuster({ dataDir: first.dataDir, variables: { DEMO_PASSWORD: "" } });
  expect(second.printed("Password")).toBe(password);
  expect(await second.end("SIGTERM")).toBe(0);

  const third = await startMuster({ dataDir: first.dataDir, variables: { DEMO_PASSWORD: "another password" } });
  expect(third.printed("Password")).toBe("another password");
  await third.stop();
});

test("a bad configuration stops the start with the variable's name and without its content", async () => {
  const start = startMuster({ variables: { PORT: "many", AUTH_SECRET: "too-short-secret" } });
  const message = await start.then(
    () => "it started",
    (error: unknown) => String(error),
  );
  expect(message).toContain("PORT");
  expect(message).toContain("AUTH_SECRET");
  expect(message).not.toContain("too-short-secret");
});

test("health and readiness answer, and a SIGTERM lets a running request finish", async () => {
  const muster = await startMuster();
  expect((await fetch(`${muster.origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${muster.origin}/readyz`)).status).toBe(200);
  const running = fetch(`${muster.origin}/sign-in`);
  const [response, exitCode] = await Promise.all([running, muster.end("SIGTERM")]);
  expect(response.status).toBe(200);
  expect(exitCode).toBe(0);
  await rm(muster.dataDir, { recursive: true, force: true });
});

test("without a demo, /setup makes the first team with the token that the start prints, once", async ({ page }) => {
  const muster = await startMuster({ variables: { MUSTER_DEMO: "0" }, ready: /Setup token .*\n/ });
  expect(muster.printed("Password")).toBe("");
  await page.goto(`${muster.origin}/setup`);
  const fill = async (token: string) => {
    await page.getByLabel("Setup token").fill(token);
    await page.getByLabel("Team name").fill("First Team");
    await page.getByLabel("Your name").fill("Grace Hopper");
    await page.getByLabel("E-mail").fill("grace@first.example");
    await page.getByLabel("Password").fill("a long enough password");
    await page.getByRole("button", { name: "Create team" }).click();
  };
  await fill("not-the-token");
  await expect(
    page
      .getByText(/token/i)
      .filter({ hasText: /not|wrong/i })
      .first(),
  ).toBeVisible();
  await fill(muster.printed("Setup token"));
  await expect(page).toHaveURL(/\/(sign-in|settings\/team)/);
  await page.goto(`${muster.origin}/setup`);
  await expect(page.getByLabel("Setup token")).toHaveCount(0);
  await muster.stop();
});
