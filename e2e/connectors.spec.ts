import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "@playwright/test";
import { type Muster, startMuster } from "./support/muster";
import { startNextDoor } from "./support/next-door";
import { generateKey, openAuthentication, scimSwitch, signIn, turnOnScim } from "./support/settings";
import { test } from "./support/test";

const doors = [
  { name: "the front door", start: () => startMuster() },
  { name: "plain next start", start: startNextDoor },
] as const;

async function playAll(muster: Muster, key: string): Promise<{ exitCode: number | null; output: string }> {
  const args = ["--import", "tsx", "scripts/connector/main.ts", "--profile", "all"];
  const child = spawn(process.execPath, [...args, "--url", muster.scimBaseUrl, "--key", key], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  return { exitCode: child.exitCode, output };
}

/** What went wrong, with the request before it. */
function failures(output: string): string {
  const lines = output.split("\n");
  return lines
    .filter((_, at) => lines.slice(Math.max(0, at - 2), at + 1).some((line) => line.startsWith("FAIL")))
    .join("\n");
}

for (const { name, start } of doors) {
  test.describe(`through ${name}`, () => {
    let muster: Muster;
    let key: string;
    test.beforeAll(async ({ browser }) => {
      muster = await start();
      const page = await browser.newPage();
      await signIn(page, muster);
      await openAuthentication(page);
      await turnOnScim(page);
      key = await generateKey(page, "Connectors");
      await page.close();
    });
    test.afterAll(() => muster.stop());

    test("every provider gets the answers that it needs", async () => {
      const { exitCode, output } = await playAll(muster, key);
      expect(failures(output)).toBe("");
      expect(output).not.toContain(key);
      expect(exitCode, output).toBe(0);
    });

    test("T52: a burst of requests is answered in time, none is put off", async () => {
      const answers: { status: number; durationMs: number }[] = [];
      const connection = async () => {
        for (let sent = 0; sent < 25; sent++) {
          const startedAt = performance.now();
          const { status } = await fetch(`${muster.scimBaseUrl}/Users?startIndex=1&count=2`, {
            headers: { authorization: `Bearer ${key}` },
          });
          answers.push({ status, durationMs: performance.now() - startedAt });
        }
      };
      await Promise.all([connection(), connection(), connection(), connection()]);
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      const durations = answers.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
      expect(durations[answers.length / 2]).toBeLessThan(600);
    });

    test("T48: SCIM turned off leaves its people where they are", async ({ page }) => {
      const created = await fetch(`${muster.scimBaseUrl}/Users`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/scim+json" },
        body: JSON.stringify({ userName: "stays@example.com", emails: [{ value: "stays@example.com" }] }),
      });
      expect(created.status).toBe(201);
      await signIn(page, muster);
      await openAuthentication(page);
      await scimSwitch(page).click();
      await page.getByRole("dialog").getByRole("button", { name: "Turn Off" }).click();
      await expect(scimSwitch(page)).not.toBeChecked();
      await page.getByRole("link", { name: /^Members/ }).click();
      await page.getByRole("searchbox").fill("stays@example.com");
      await expect(page.getByRole("row").filter({ hasText: "stays@example.com" }).getByText("Active")).toBeVisible();
    });
  });
}
