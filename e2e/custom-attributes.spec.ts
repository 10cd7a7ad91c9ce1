import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { type Muster, startMuster } from "./support/muster";
import { DEVELOPER, generateKey, scimSwitch, signIn, TEAM_PLAN_ADMIN, turnOnScim } from "./support/settings";
import { test } from "./support/test";

const URN = "urn:ietf:params:scim:schemas:extension:acme-robotics:2.0:User";

let muster: Muster;
test.beforeAll(async () => {
  muster = await startMuster();
});
test.afterAll(() => muster.stop());

/** Authentication > SCIM > Custom attributes. */
async function openCustomAttributes(page: Page): Promise<void> {
  await page.goto(`${muster.origin}/settings/team/authentication`);
  await page.getByRole("link", { name: "Custom attributes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Custom attributes" })).toBeVisible();
}

async function addSchema(page: Page, name: string, urn?: string): Promise<void> {
  await page.getByRole("button", { name: "Add schema" }).click();
  const dialog = page.getByRole("dialog", { name: "Add schema" });
  await dialog.getByLabel("Name").fill(name);
  if (urn !== undefined) await dialog.getByLabel("URN").fill(urn);
  await dialog.getByRole("button", { name: "Add schema" }).click();
  await expect(dialog).toBeHidden();
}

interface AttributeChoice {
  readonly type?: string;
  readonly unique?: boolean;
  readonly several?: boolean;
}

async function addAttribute(page: Page, schema: string, name: string, choice: AttributeChoice = {}): Promise<void> {
  await page.getByRole("region", { name: schema }).getByRole("button", { name: "Add attribute" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  if (choice.type !== undefined) await dialog.getByLabel("Type", { exact: true }).selectOption(choice.type);
  if (choice.several) await dialog.getByLabel("Several values").check();
  if (choice.unique) await dialog.getByLabel("Two people").selectOption("server");
  await dialog.getByRole("button", { name: "Add attribute" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(`^${name}`) })).toBeVisible();
}

async function removeSchema(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove schema" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** A key of the team, from the Authentication page. */
async function newKey(page: Page, name: string): Promise<string> {
  await page.goto(`${muster.origin}/settings/team/authentication`);
  if (!(await scimSwitch(page).isChecked())) await turnOnScim(page);
  return generateKey(page, name);
}

/** What an identity provider sends, and what it gets. */
async function scim(method: string, path: string, key: string | undefined, body?: object) {
  const response = await fetch(`${muster.scimBaseUrl}${path}`, {
    method,
    headers: {
      "content-type": "application/scim+json",
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  return { status: response.status, body: answer };
}

async function schemaIds(key: string | undefined): Promise<readonly string[]> {
  const { body } = await scim("GET", "/Schemas", key);
  return (body["Resources"] as readonly { readonly id: string }[]).map(({ id }) => id);
}

test("an admin declares attributes, an identity provider sends, finds and loses them", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: muster.origin });
  await signIn(page, muster);
  const key = await newKey(page, "Okta");

  await test.step("the empty page says what they are for, with an example", async () => {
    await openCustomAttributes(page);
    await expect(page.getByText("No custom attributes yet")).toBeVisible();
    await expect(page.getByText(`${URN}:badgeNumber`)).toBeVisible();
    await expect(page.getByRole("link", { name: /^Authentication/ }).first()).toHaveAttribute("aria-current", "true");
  });

  await test.step("a schema with a suggested URN, and attributes", async () => {
    await addSchema(page, "Workplace");
    await expect(page.getByLabel("URN of Workplace")).toHaveValue(URN);
    await addAttribute(page, "Workplace", "badgeNumber", { unique: true });
    await addAttribute(page, "Workplace", "floor", { type: "integer" });
    await addAttribute(page, "Workplace", "skills", { several: true });
    await expect(page.getByRole("row", { name: /skills/ })).toContainText("string list");
    await expect(page.getByRole("row", { name: /badgeNumber/ })).toContainText("Unique");
    await page.getByRole("button", { name: "Copy path of badgeNumber" }).click();
    await expect(page.getByRole("button", { name: "Copied path of badgeNumber" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${URN}:badgeNumber`);
  });

  const ada = { userName: "ada.badge@acme.example", [URN]: { badgeNumber: "A-17", floor: 3, skills: ["welding"] } };
  await test.step("/Schemas shows them to the key and to nobody else", async () => {
    expect(await schemaIds(undefined)).not.toContain(URN);
    expect(await schemaIds(key)).toContain(URN);
    expect((await scim("GET", `/Schemas/${URN}`, undefined)).status).toBe(404);
    expect((await scim("GET", `/Schemas/${URN}`, key)).body).toMatchObject({
      name: "Workplace",
      attributes: [
        { name: "badgeNumber", uniqueness: "server" },
        { name: "floor", type: "integer" },
        { name: "skills" },
      ],
    });
  });

  await test.step("values are stored, validated, unique, filtered and sorted by", async () => {
    const created = await scim("POST", "/Users", key, ada);
    expect(created).toMatchObject({ status: 201, body: { [URN]: ada[URN] } });
    expect(created.body["schemas"]).toContain(URN);
    const second = { userName: "bob.badge@acme.example", [URN]: { badgeNumber: "a-17" } };
    const taken = await scim("POST", "/Users", key, second);
    expect(taken).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    expect(taken.body["detail"]).toContain("ada.badge@acme.example");
    const wrong = await scim("POST", "/Users", key, { ...second, [URN]: { floor: "third" } });
    expect(wrong).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    const filter = encodeURIComponent(`${URN}:floor ge 3 and badgeNumber sw "a-" and skills eq "Welding"`);
    const found = await scim("GET", `/Users?filter=${filter}&sortBy=${URN}:floor`, key);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ userName: ada.userName }] });
    const patch = { op: "add", path: `${URN}:skills`, value: ["Greek"] };
    const patched = await scim("PATCH", `/Users/${String(created.body["id"])}`, key, { Operations: [patch] });
    expect(patched.body).toMatchObject({ [URN]: { skills: ["welding", "Greek"] } });
  });

  await test.step("an attribute is edited", async () => {
    await page.getByRole("button", { name: "Actions for floor" }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit floor" });
    await expect(dialog).toContainText("is fixed");
    await dialog.getByLabel("Description").fill("Where the desk is");
    await dialog.getByLabel("Is returned").selectOption("request");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("row", { name: /floor/ })).toContainText("Where the desk is");
    const [shown] = ((await scim("GET", "/Users?filter=badgeNumber%20pr", key)).body["Resources"] ?? []) as object[];
    expect(shown).toMatchObject({ [URN]: { badgeNumber: "A-17" } });
    expect(JSON.stringify(shown)).not.toContain("floor");
  });

  await test.step("a removal says who holds a value, and takes it along", async () => {
    await page.getByRole("button", { name: "Actions for badgeNumber" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove badgeNumber?" });
    await expect(dialog).toContainText("1 person holds a value");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("button", { name: "Actions for badgeNumber" })).toBeFocused();
    await removeSchema(page, "Workplace");
    await expect(page.getByText("No custom attributes yet")).toBeVisible();
    const filter = encodeURIComponent(`userName eq "${ada.userName}"`);
    const { body } = await scim("GET", `/Users?filter=${filter}`, key);
    expect(JSON.stringify(body)).not.toContain(URN);
    expect(await schemaIds(key)).not.toContain(URN);
    expect((await scim("POST", "/Users", key, { userName: "eva@acme.example", [URN]: { floor: 1 } })).status).toBe(201);
  });
});

test("what cannot be is said beside its field", async ({ page }) => {
  await signIn(page, muster);
  await openCustomAttributes(page);
  await addSchema(page, "Errors", "urn:example:errors");
  await page.getByRole("button", { name: "Add schema" }).click();
  const schema = page.getByRole("dialog", { name: "Add schema" });
  await expect(schema.getByLabel("Name")).toBeFocused();
  await schema.getByLabel("Groups").check();
  await expect(schema.getByLabel("URN")).toHaveValue(URN.replace(/User$/, "Group"));
  await schema.getByLabel("People").check();
  await expect(schema.getByLabel("URN")).toHaveValue(URN);
  for (const [urn, message] of [
    ["nonsense", /A URN is/],
    ["urn:ietf:params:scim:schemas:core:2.0:User", /URNs of the standard are taken/],
    ["urn:example:errors:more", /one begins with the other/],
  ] as const) {
    await schema.getByLabel("Name").fill("Other");
    await schema.getByLabel("URN").fill(urn);
    await schema.getByLabel("URN").press("Enter");
    await expect(schema.getByText(message)).toBeVisible();
    await expect(schema.getByLabel("URN")).toHaveAttribute("aria-invalid", "true");
  }
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Add schema" })).toBeFocused();

  await addAttribute(page, "Errors", "badge");
  await page.getByRole("region", { name: "Errors" }).getByRole("button", { name: "Add attribute" }).click();
  const attribute = page.getByRole("dialog", { name: "Add attribute to Errors" });
  for (const [name, message] of [
    ["two words", /A name begins with a letter/],
    ["constructor", /a meaning of its own/],
    ["BADGE", /has this name already/],
  ] as const) {
    await attribute.getByLabel("Name").fill(name);
    await attribute.getByRole("button", { name: "Add attribute" }).click();
    await expect(attribute.getByText(message)).toBeVisible();
  }
  await attribute.getByLabel("Can be changed").selectOption("writeOnly");
  await expect(attribute.getByLabel("Is returned")).toHaveValue("never");
  await attribute.getByLabel("Required").check();
  await attribute.getByLabel("Name").fill("pin");
  await attribute.getByRole("button", { name: "Add attribute" }).click();
  await expect(attribute.getByText(/A required attribute must be returned/)).toBeVisible();
  await attribute.getByLabel("Required").uncheck();
  await attribute.getByRole("button", { name: "Add attribute" }).click();
  await expect(attribute).toBeHidden();
  await expect(page.getByRole("row", { name: /^pin/ })).toContainText("Write only");
  await removeSchema(page, "Errors");
});

test("who may not change them sees why, and who may not see them sees nothing", async ({ page }) => {
  await signIn(page, muster, TEAM_PLAN_ADMIN);
  await page.goto(`${muster.origin}/settings/team/authentication/custom-attributes`);
  await expect(page.getByText("Changes need the Enterprise plan")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add schema" })).toHaveCount(0);
  await page.context().clearCookies();
  await signIn(page, muster, DEVELOPER);
  await page.goto(`${muster.origin}/settings/team/authentication/custom-attributes`);
  await expect(page.getByText("You need the Admin role")).toBeVisible();
});

test("axe finds nothing on the page and its dialogs, also at 320 px", async ({ page }) => {
  await signIn(page, muster);
  await openCustomAttributes(page);
  await expectAccessible(page, "empty");
  await addSchema(page, "Axe");
  await expectAccessible(page, "a schema without attributes");
  await addAttribute(page, "Axe", "badgeNumber", { unique: true });
  await expectAccessible(page, "a schema");
  for (const [button, item] of [
    ["Actions for Axe", "Edit"],
    ["Actions for Axe", "Remove"],
    ["Actions for badgeNumber", "Edit"],
    ["Actions for badgeNumber", "Remove"],
  ] as const) {
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, `${button}: ${item}`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page.setViewportSize({ width: 320, height: 640 });
  for (const button of ["Add schema", "Add attribute"]) {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, button);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([button, width]).toEqual([button, 320]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await removeSchema(page, "Axe");
});
