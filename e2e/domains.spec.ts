import { expect, type Locator, type Page } from "@playwright/test";
import { type DnsServer, startDnsServer } from "@/scripts/testing/dns-server";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { type Muster, startMuster } from "./support/muster";
import { DEVELOPER, generateKey, openAuthentication, signIn, TEAM_PLAN_ADMIN, turnOnScim } from "./support/settings";
import { test } from "./support/test";

let dns: DnsServer;
let muster: Muster;
test.beforeAll(async () => {
  dns = await startDnsServer();
  muster = await startMuster({ variables: { DNS_SERVERS: dns.address } });
});
test.afterAll(async () => {
  await muster.stop();
  await dns.close();
});

async function openDomains(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Team settings" }).getByRole("link", { name: "Domains" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Domains" })).toBeVisible();
}

function rowsOf(page: Page): Locator {
  return page.getByRole("list", { name: "Domains" }).locator("> li");
}

function rowOf(page: Page, name: string): Locator {
  return rowsOf(page).filter({ hasText: name });
}

/** Fills the dialog; where the domain is taken it shows the record then. */
async function askFor(page: Page, name: string): Promise<Locator> {
  const dialog = page.getByRole("dialog");
  if (!(await dialog.isVisible())) await page.getByRole("button", { name: "Add domain" }).click();
  await dialog.getByLabel("Domain").fill(name);
  await dialog.getByRole("button", { name: "Add domain" }).click();
  return dialog;
}

/** Adds a domain and gives its record. */
async function addDomain(page: Page, name: string) {
  const dialog = await askFor(page, name);
  await expect(dialog).toContainText(`Prove that ${name} is yours`);
  const host = await dialog.getByLabel("Host of the TXT record").inputValue();
  const value = await dialog.getByLabel("Value of the TXT record").inputValue();
  return { dialog, host, value };
}

async function openRemoval(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  return page.getByRole("dialog", { name: `Remove ${name}?` });
}

async function removeDomain(page: Page, name: string): Promise<void> {
  const dialog = await openRemoval(page, name);
  await dialog.getByRole("button", { name: "Remove domain" }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, name)).toHaveCount(0);
}

/** What the identity provider gets when it gives a person another address. */
async function moveTo(key: string, id: string, address: string): Promise<number> {
  const response = await fetch(`${muster.scimBaseUrl}/Users/${id}`, {
    method: "PATCH",
    headers: { "content-type": "application/scim+json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ Operations: [{ op: "replace", path: "userName", value: address }] }),
  });
  return response.status;
}

/** A person of the team, as the identity provider makes one. */
async function provision(key: string, userName: string): Promise<string> {
  const response = await fetch(`${muster.scimBaseUrl}/Users`, {
    method: "POST",
    headers: { "content-type": "application/scim+json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ userName }),
  });
  const { id } = (await response.json()) as { readonly id: string };
  return id;
}

test("a domain is added, verified by DNS, lets people move into it, fails, and is removed", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: muster.origin });
  await signIn(page, muster);
  await openAuthentication(page);
  await turnOnScim(page);
  const key = await generateKey(page, "Okta");
  const id = await provision(key, "eve@acme.example");
  expect(await moveTo(key, id, "eve@new.example")).toBe(400);

  await openDomains(page);
  const { dialog, host, value } = await addDomain(page, "new.example");
  const row = rowOf(page, "new.example");

  await test.step("its record is copied part by part", async () => {
    expect(host).toBe("_muster-challenge.new.example");
    await expect(dialog.getByRole("button", { name: "Copy Host of the TXT record" })).toBeFocused();
    await dialog.getByRole("button", { name: "Copy Value of the TXT record" }).click();
    await expect(dialog.getByRole("button", { name: "Copied Value of the TXT record" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
  });

  await test.step("what DNS answers is shown until it is the record", async () => {
    await dialog.getByRole("button", { name: "Verify now" }).click();
    await expect(dialog.getByRole("status").filter({ hasText: "NXDOMAIN" })).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText("Pending");
    dns.set(host, ["v=spf1 -all"]);
    await row.getByRole("button", { name: "Verify now" }).click();
    await expect(row).toContainText("There is a TXT record with another value");
    await expect(row).toContainText("v=spf1 -all");
    dns.set(host, "silent");
    await row.getByRole("button", { name: "Verify now" }).click();
    await expect(row).toContainText("No DNS server answered in time");
    expect(await moveTo(key, id, "eve@new.example")).toBe(400);
  });

  await test.step("verified, people may move into it", async () => {
    dns.set(host, ["v=spf1 -all", value]);
    await row.getByRole("button", { name: "Verify now" }).click();
    await expect(page.getByText("new.example is verified.")).toBeVisible();
    await expect(row).toContainText("Verified");
    await expect(row.getByLabel("Value of the TXT record")).toBeHidden();
    expect(await moveTo(key, id, "eve@new.example")).toBe(200);
  });

  await test.step("when the record goes, it says so and stays verified", async () => {
    dns.set(host, "no name");
    await row.getByRole("button", { name: "Check now" }).click();
    await expect(row).toContainText("Failing");
    await expect(row).toContainText("The domain stays verified");
    expect(await moveTo(key, id, "eve2@new.example")).toBe(200);
    await page.reload();
    await expect(row).toContainText("Failing");
  });

  await test.step("a removal says what it means before", async () => {
    const removal = await openRemoval(page, "new.example");
    await expect(removal).toContainText("1 member has an address in new.example");
    await expect(removal).toContainText("can no longer move people");
    await removal.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("button", { name: "Actions for new.example" })).toBeFocused();
    await removeDomain(page, "new.example");
    const another = await provision(key, "mallory@acme.example");
    expect(await moveTo(key, another, "mallory@new.example")).toBe(400);
  });

  await test.step("the audit log tells all of it", async () => {
    await page.goto(`${muster.origin}/settings/team/audit-logs?event=domain`);
    for (const event of ["Domain added", "Domain not confirmed by DNS", "Domain verified", "Domain removed"]) {
      await expect(page.getByRole("row").filter({ hasText: event }).first()).toContainText("new.example");
    }
  });
});

test("what no team can own is refused in words beside the field", async ({ page }) => {
  await signIn(page, muster);
  await page.goto(`${muster.origin}/settings/team/domains`);
  for (const [name, message] of [
    ["co.uk", /Everybody can register a name below co\.uk/],
    ["gmail.com", /gives addresses to the public/],
    ["https://acme.com/", /Enter the domain alone: acme\.com/],
    ["acme", /at least two parts/],
    ["acme.example", /The team has acme\.example already/],
  ] as const) {
    const dialog = await askFor(page, name);
    await expect(dialog.getByText(message)).toBeVisible();
    await expect(dialog.getByLabel("Domain")).toHaveAttribute("aria-invalid", "true");
  }
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Add domain" })).toBeFocused();
});

test("the list is searched, filtered and ordered, and the address keeps the place", async ({ page }) => {
  await signIn(page, muster);
  await page.goto(`${muster.origin}/settings/team/domains`);
  await addDomain(page, "bücher.example");
  await page.keyboard.press("Escape");
  const names = rowsOf(page);
  await expect(names.first()).toContainText("bücher.example");
  await expect(names.first()).toContainText("xn--bcher-kva.example");
  await page.getByLabel("Order").selectOption("By name");
  await expect(names.first()).toContainText("acme.example");
  await page.getByRole("group", { name: "Status" }).getByText("Pending").click();
  await expect(names).toHaveCount(1);
  await page.getByLabel("Search domains").fill("büch");
  await expect(page).toHaveURL(/search=b%C3%BCch/);
  await page.reload();
  await expect(names).toHaveCount(1);
  await page.getByLabel("Search domains").fill("nowhere");
  await page.getByRole("button", { name: "Show all domains" }).click();
  await removeDomain(page, "bücher.example");
});

test("who may not add domains sees why, and who may not see them sees nothing", async ({ page }) => {
  await signIn(page, muster, TEAM_PLAN_ADMIN);
  await page.goto(`${muster.origin}/settings/team/domains`);
  await expect(page.getByText("No domains yet")).toBeVisible();
  await expect(page.getByText("Adding domains needs the Business plan.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add domain" })).toHaveCount(0);
  await page.context().clearCookies();
  await signIn(page, muster, DEVELOPER);
  await expect(page.getByRole("link", { name: "Domains" })).toHaveCount(0);
  await page.goto(`${muster.origin}/settings/team/domains`);
  await expect(page.getByText("You need the Admin role")).toBeVisible();
  expect(await page.content()).not.toContain("_muster-challenge");
});

test("axe finds nothing on the page and its dialogs, also at 320 px", async ({ page }) => {
  await signIn(page, muster);
  await page.goto(`${muster.origin}/settings/team/domains`);
  await page.getByRole("button", { name: "Add domain" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "add");
  const { dialog, host, value } = await addDomain(page, "axe.example");
  await expectAccessible(page, "record");
  dns.set(host, ["another value"]);
  await dialog.getByRole("button", { name: "Verify now" }).click();
  await expect(dialog).toContainText("another value");
  await expectAccessible(page, "answer");
  await page.keyboard.press("Escape");
  await expect(rowOf(page, "axe.example")).toContainText("Pending");
  await expectAccessible(page, "pending");
  dns.set(host, [value]);
  await rowOf(page, "axe.example").getByRole("button", { name: "Verify now" }).click();
  await expect(rowOf(page, "axe.example")).toContainText("Verified");
  await page.getByRole("button", { name: "Record of axe.example" }).click();
  await expectAccessible(page, "verified");
  dns.set(host, "no name");
  await rowOf(page, "axe.example").getByRole("button", { name: "Check now" }).click();
  await expect(rowOf(page, "axe.example")).toContainText("Failing");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page, "failing");
  await expectNoSidewaysScroll(page, "failing");
  const removal = await openRemoval(page, "axe.example");
  await expect(removal).toContainText("No member has an address");
  await expectAccessible(page, "remove");
  await expectNoSidewaysScroll(page, "remove");
  await removal.getByRole("button", { name: "Remove domain" }).click();
  await expect(removal).toBeHidden();
});
