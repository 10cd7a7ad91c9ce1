import { readFile } from "node:fs/promises";
import { type Browser, type CDPSession, chromium } from "@playwright/test";
import { z } from "zod";
import { ensureBrowser } from "@/scripts/verify/browser";
import type { PageWeight } from "./page-weight";

export interface SignedIn {
  readonly browser: Browser;
  readonly origin: string;
  readonly cookies: Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;
  /** Names of the scripts that every page of the framework loads. */
  readonly frameworkFiles: readonly string[];
}

/** A browser with the cookies of somebody who signed in. Close the browser. */
export async function openSignedIn(origin: string, email: string, password: string): Promise<SignedIn> {
  const executablePath = await ensureBrowser();
  const args = process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [];
  const browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`, { waitUntil: "networkidle" });
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/settings\/team/);
  const cookies = await context.storageState();
  await context.close();
  return { browser, origin, cookies, frameworkFiles: await frameworkFiles() };
}

const manifest = z.object({ polyfillFiles: z.array(z.string()), rootMainFiles: z.array(z.string()) });

/** Of the build in `.next`. */
export async function frameworkFiles(): Promise<readonly string[]> {
  const { polyfillFiles, rootMainFiles } = manifest.parse(
    JSON.parse(await readFile(".next/build-manifest.json", "utf8")),
  );
  return [...polyfillFiles, ...rootMainFiles];
}

/** Loads a page as a new visitor's browser does, and waits until it asks for nothing more. */
export async function weighPage(signedIn: SignedIn, path: string): Promise<PageWeight> {
  const { browser, origin, cookies, frameworkFiles } = signedIn;
  const context = await browser.newContext({ storageState: cookies });
  try {
    const page = await context.newPage();
    const loads = await watchLoads(await context.newCDPSession(page));
    const response = await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    if (response?.ok() !== true || !page.url().endsWith(path)) {
      throw new Error(`${path} was answered with ${response?.status()} at ${page.url()}.`);
    }
    const scripts = loads.filter(({ type }) => type === "Script");
    const framework = scripts.filter(({ url }) => frameworkFiles.some((file) => url.includes(file)));
    return {
      path,
      scriptBytes: sum(scripts),
      frameworkBytes: sum(framework),
      totalBytes: sum(loads),
      requests: loads.length,
    };
  } finally {
    await context.close();
  }
}

interface Load {
  readonly url: string;
  readonly type: string;
  /** Over the wire, with the headers. */
  bytes: number;
}

/** Fills the list that it gives as the page loads. */
async function watchLoads(session: CDPSession): Promise<readonly Load[]> {
  const loads: Load[] = [];
  const byId = new Map<string, Load>();
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    const load = { url: response.url, type, bytes: 0 };
    byId.set(requestId, load);
    loads.push(load);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const load = byId.get(requestId);
    if (load) load.bytes = encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return loads;
}

function sum(loads: readonly Load[]): number {
  return loads.reduce((total, { bytes }) => total + bytes, 0);
}
