import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { addAccount } from "@/lib/members/add-account";
import { findSession } from "@/lib/sessions/find-session";
import { signIn } from "@/lib/sessions/sign-in";
import { AT, auditActions, PASSWORD, REQUEST, SECRET } from "@/lib/sessions/testing/people";
import { createFirstTeam } from "./create-first-team";
import { isSetupOpen } from "./is-setup-open";
import { setupInput } from "./setup-input";
import { isSetupToken, setupToken } from "./setup-token";

const expectedToken = setupToken(SECRET);
const FORM = {
  token: expectedToken,
  teamName: "Acme",
  name: "Ada Lovelace",
  email: "ada@acme.example",
  password: PASSWORD,
};

describe.each(databases)("the first team on $name", (database) => {
  let open: OpenDatabase;
  beforeEach(async () => {
    open = await database.open();
  });
  afterEach(() => open.close());

  function create(change: Partial<typeof FORM> = {}) {
    const services = { db: open.db, clock: () => AT };
    return createFirstTeam(services, { ...FORM, ...change }, { expectedToken, request: REQUEST });
  }

  it("has an admin who can sign in, with the roles that a founder needs", async () => {
    const { teamId, memberId } = await create();
    const services = { db: open.db, clock: () => AT };
    expect(await auditActions(open.db, teamId)).toEqual(["team.created"]);
    const result = await signIn(services, { email: FORM.email, password: PASSWORD, remember: false }, REQUEST);
    if (result.kind !== "signed_in") throw new Error(result.kind);
    const state = await findSession(services, result);
    expect(state).toMatchObject({
      membership: { memberId, name: FORM.name, team: { id: teamId, plan: "enterprise" } },
    });
    const roles = state.kind === "signed_in" ? state.membership?.roles.toSorted() : [];
    expect(roles).toEqual(["admin", "billing", "developer"]);
  });

  it("needs the token of this server", async () => {
    for (const token of ["", "wrong", setupToken("another secret")]) {
      await expect(create({ token })).rejects.toMatchObject({
        code: "invalid_input",
        details: { fields: { token: expect.any(String) } },
      });
    }
    expect(await isSetupOpen(open)).toBe(true);
  });

  it("is made once when two ask at the same time", async () => {
    const results = await Promise.allSettled([create(), create({ email: "eve@acme.example" }), create()]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: "conflict" });
    expect(await rows(open.db, sql`select count(*)::integer as teams from teams`)).toEqual([{ teams: 1 }]);
    expect(await rows(open.db, sql`select count(*)::integer as accounts from accounts`)).toEqual([{ accounts: 1 }]);
  });

  it("closes the setup", async () => {
    expect(await isSetupOpen(open)).toBe(true);
    await create();
    expect(await isSetupOpen(open)).toBe(false);
    await expect(create({ email: "late@acme.example" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("leaves nothing behind when the e-mail has an account", async () => {
    await addAccount(open.db, AT, { email: "ADA@acme.example", name: "Ada", passwordHash: null });
    await expect(create()).rejects.toMatchObject({
      code: "conflict",
      details: { fields: { email: expect.any(String) } },
    });
    expect(await isSetupOpen(open)).toBe(true);
  });
});

describe("the setup token", () => {
  it("can be typed with other capitals, spaces and without its dashes", () => {
    expect(expectedToken).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(isSetupToken(` ${expectedToken.toUpperCase().replaceAll("-", " ")}`, expectedToken)).toBe(true);
    expect(isSetupToken(expectedToken.slice(0, -1), expectedToken)).toBe(false);
  });
});

describe("the form", () => {
  it("asks for twelve characters and an e-mail address", () => {
    const parsed = setupInput.safeParse({ ...FORM, email: "ada", password: "elevenchars" });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(["email", "password"]);
  });
});
