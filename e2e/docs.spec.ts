import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { type Muster, startMuster } from "./support/muster";
import { generateKey, openAuthentication, scimSwitch, signIn, turnOnScim } from "./support/settings";
import { pasteCurl } from "./support/shell-request";
import { test } from "./support/test";

const PAGES = [
  { path: "/docs/scim-api", title: "SCIM API reference" },
  { path: "/docs/configuring-scim", title: "Configuring SCIM provisioning" },
];
/** Of the page itself, as it goes over the wire, and of everything that it loads. */
const PAGE_BYTES_MAX = 80_000;
const LOAD_BYTES_MAX = 500_000;

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

async function open(page: Page, { path, title }: (typeof PAGES)[number]): Promise<void> {
  await page.goto(`${muster.origin}${path}`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

for (const place of PAGES) {
  test(`${place.path} is read without signing in, and leads to the app`, async ({ page }) => {
    await open(page, place);
    await page.getByRole("link", { name: "Team settings" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test(`${place.path}: each link to a place on the page leads somewhere, and each place of the contents is a heading`, async ({
    page,
  }) => {
    await open(page, place);
    const targets = await page.locator('a[href^="#"]').evaluateAll((links) => {
      const ids = links.map((link) => link.getAttribute("href")?.slice(1) ?? "");
      return [...new Set(ids)].map((id) => ({ id, tag: document.getElementById(id)?.tagName }));
    });
    expect(targets.length).toBeGreaterThan(15);
    expect(targets.filter(({ tag }) => tag === undefined)).toEqual([]);
    const contents = page.getByRole("navigation", { name: "On this page" }).getByRole("link");
    const places = await contents.evaluateAll((links) => links.map((link) => link.getAttribute("href")?.slice(1)));
    const headings = await page.locator("h2, h3").evaluateAll((all) => all.map(({ id }) => id));
    expect(places).toEqual(headings);
  });

  test(`${place.path}: axe finds nothing, and nothing is too wide`, async ({ page }) => {
    await open(page, place);
    await expectAccessible(page, place.path, { darkWithin: "main section:nth-of-type(-n + 3)" });
    await page.setViewportSize({ width: 320, height: 800 });
    await page.locator("summary").click();
    await expectNoSidewaysScroll(page, place.path);
  });

  test(`${place.path}: the first load is small, and nothing but files of the build comes with the page`, async ({
    page,
  }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    const paths = new Map<string, string>();
    const bytes = new Map<string, number>();
    session.on("Network.responseReceived", ({ requestId, response }) =>
      paths.set(requestId, new URL(response.url).pathname),
    );
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      bytes.set(requestId, encodedDataLength),
    );
    await page.goto(`${muster.origin}${place.path}`, { waitUntil: "networkidle" });
    const loaded = [...bytes].map(([requestId, size]) => ({ path: paths.get(requestId) ?? "", size }));
    const rest = loaded.filter(({ path }) => !path.startsWith("/_next/static/") && path !== "/icon.svg");
    expect(rest.map(({ path }) => path)).toEqual([place.path]);
    expect(rest[0]?.size).toBeLessThan(PAGE_BYTES_MAX);
    expect(loaded.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(LOAD_BYTES_MAX);
  });
}

test("a copy button puts the line into the clipboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, { path: "/docs/scim-api", title: "SCIM API reference" });
  await page.getByRole("button", { name: "Copy Request: List users", exact: true }).click();
  const line = await page.getByRole("group", { name: "Request: List users", exact: true }).textContent();
  expect(line).toMatch(/^curl /);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line);
});

test("the OpenAPI document is downloaded and names this server", async ({ page }) => {
  await open(page, { path: "/docs/scim-api", title: "SCIM API reference" });
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download OpenAPI" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("muster-scim-openapi.json");
  const document = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.servers).toEqual([{ url: muster.scimBaseUrl }]);
  const config = await fetch(`${muster.scimBaseUrl}/ServiceProviderConfig`);
  expect(await config.json()).toMatchObject({ documentationUri: `${muster.origin}/docs/scim-api` });
});

test("the SCIM card leads to both pages, off and on; each line of the reference works when it is pasted with a key", async ({
  page,
}) => {
  await signIn(page, muster);
  await openAuthentication(page);
  await expect(scimSwitch(page)).not.toBeChecked();
  await page.getByRole("link", { name: "Configuring SCIM provisioning" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Configuring SCIM provisioning" })).toBeVisible();
  await page.goBack();
  await turnOnScim(page);
  const key = await generateKey(page, "Documentation");
  await page.getByRole("link", { name: "SCIM API reference" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "SCIM API reference" })).toBeVisible();

  const lines = await page
    .getByRole("group", { name: /^Request: / })
    .evaluateAll((groups) =>
      groups.map((group) => ({ name: group.getAttribute("aria-label") ?? "", command: group.textContent ?? "" })),
    );
  expect(lines.length).toBeGreaterThan(20);
  const variables: Record<string, string> = { MUSTER_KEY: key };
  for (const { name, command } of lines.toSorted((left, right) => turnOf(left.command) - turnOf(right.command))) {
    const answer = await page
      .getByRole("group", { name: name.replace("Request", "Answer"), exact: true })
      .textContent();
    const response = await pasteCurl(command, variables);
    const text = await response.text();
    expect([name, `HTTP/1.1 ${response.status}`, text]).toEqual([name, answer?.split("\n")[0], text]);
    const id = /"id":"((?:usr|grp)_\w+)"/.exec(text)?.[1];
    if (name === "Request: Create a user" && id) variables.USER_ID = id;
    if (name === "Request: Create a group" && id) variables.GROUP_ID = id;
  }
});

/** As the page tells its readers: what makes people and groups comes first, what deletes them last. */
function turnOf(command: string): number {
  if (/-X POST "[^"]+\/Users"/.test(command)) return 0;
  if (/-X POST "[^"]+\/Groups"/.test(command)) return 1;
  return command.includes("-X DELETE") ? 3 : 2;
}
