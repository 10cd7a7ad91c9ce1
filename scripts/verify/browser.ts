import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { runCommand, runTool } from "./run-command";

const USUAL_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium on this machine: CHROMIUM_PATH, a usual path, or Playwright's own. */
export function findBrowser(): string | undefined {
  const configured = process.env.CHROMIUM_PATH;
  if (configured !== undefined && configured !== "") return configured;
  return [...USUAL_PATHS, chromium.executablePath()].find((path) => existsSync(path));
}

/** Finds a Chromium or installs one: by apt as root on Debian, else Playwright's own. Throws a sentence when neither works. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("No Chromium here: installing it with apt …\n");
    await runCommand("apt-get", ["update", "-qq"]);
    await runCommand("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      DEBIAN_FRONTEND: "noninteractive",
    });
  } else {
    process.stdout.write("No Chromium here: installing Playwright's own …\n");
    await runTool("@playwright/test/cli.js", ["install", "chromium"]);
  }
  const installed = findBrowser();
  if (installed === undefined) throw new Error("No Chromium found or installed. Set CHROMIUM_PATH to one.");
  return installed;
}
