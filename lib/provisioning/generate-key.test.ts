import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import type { Services } from "@/lib/services";
import { authenticateKey } from "./authenticate-key";
import { generateKey } from "./generate-key";
import { hashKey } from "./key-token";
import { readScim } from "./read-scim";
import { regenerateKey } from "./regenerate-key";
import { revokeKey } from "./revoke-key";
import { outcomes, refusal } from "./testing/refusal";
import { type SettingsTeam, settingsTeam } from "./testing/settings-team";
import { auditOf, storedRows } from "./testing/stored-rows";
import { turnOffScim } from "./turn-off-scim";
import { turnOnScim } from "./turn-on-scim";

const START = new Date("2026-11-24T12:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(databases)("generating a key in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let now = START;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => now };
  });
  afterAll(() => opened.close());

  const readyTeam = async () => {
    now = START;
    const team = await settingsTeam(services.db);
    await turnOnScim(services, team.admin("scim.enable"));
    return team;
  };
  const generate = (team: SettingsTeam, name: string, expiry: "never" | "90d" | "1y" = "never") =>
    generateKey(services, team.admin("scim.keys.create"), { name, expiry });
  const authenticate = (secret: string) => authenticateKey(services.db, secret, now);

  it("S9: gives a key that works at once, with an audit row that has its hint", async () => {
    const team = await readyTeam();
    const { secret, key, state } = await generate(team, "Okta production");
    expect(secret).toMatch(/^msk_[0-9A-Za-z]{43}$/);
    expect(key).toEqual({
      id: key.id,
      name: "Okta production",
      hint: `msk_…${secret.slice(-4)}`,
      createdAt: START.toISOString(),
      createdBy: team.admin("scim.read").name,
      creatorLeft: false,
      expiresAt: null,
      revokedAt: null,
      status: "active",
      replacedById: null,
      lastUse: null,
    });
    expect(state.keys).toEqual([key]);
    expect(await authenticate(secret)).toEqual({
      kind: "ok",
      owner: {
        teamId: team.teamId,
        teamName: `Team ${team.teamId}`,
        keyId: key.id,
        keyName: "Okta production",
        plan: "enterprise",
        schemasVersion: 0,
      },
    });
    expect((await auditOf(services.db, team.teamId)).at(-1)).toEqual({
      action: "scim_key.generated",
      targetId: key.id,
      actorId: team.memberId,
      details: { hint: key.hint, expiresAt: null },
    });
  });

  it("S9: leaves the key nowhere in the database, and its hash in no audit row", async () => {
    const team = await readyTeam();
    const first = await generate(team, "First");
    const second = await regenerateKey(services, team.admin("scim.keys.create"), { keyId: first.key.id, grace: "24h" });
    await revokeKey(services, team.admin("scim.keys.revoke"), { keyId: first.key.id });
    const stored = await storedRows(services.db);
    for (const { secret } of [first, second]) {
      expect(stored.filter((line) => line.includes(secret.slice(4, 20)))).toEqual([]);
      expect(stored.filter((line) => line.includes(hashKey(secret)))).toEqual([expect.stringMatching(/^scim_keys /)]);
      expect(JSON.stringify(second.state)).not.toContain(hashKey(secret));
    }
  });

  it.each([
    ["never", null],
    ["90d", 90],
    ["1y", 365],
  ] as const)("a key with expiry %s ends after %j days", async (expiry, days) => {
    const team = await readyTeam();
    const { secret, key } = await generate(team, "Key", expiry);
    expect(key.expiresAt).toBe(days === null ? null : new Date(START.getTime() + days * DAY_MS).toISOString());
    now = new Date(START.getTime() + (days ?? 10_000) * DAY_MS - 1);
    expect((await authenticate(secret)).kind).toBe("ok");
    now = new Date(now.getTime() + 1);
    expect((await authenticate(secret)).kind).toBe(days === null ? "ok" : "expired");
  });

  it("refuses while SCIM is off, and keys that were made work again when it is turned on", async () => {
    const team = await readyTeam();
    const { secret, key } = await generate(team, "Key");
    const off = await turnOffScim(services, team.admin("scim.disable"));
    expect(off.keys).toHaveLength(1);
    await refusal(generate(team, "Other"), "scim_off");
    const again = regenerateKey(services, team.admin("scim.keys.create"), { keyId: key.id, grace: "none" });
    await refusal(again, "scim_off");
    expect((await authenticate(secret)).kind).toBe("off");
    await turnOnScim(services, team.admin("scim.enable"));
    expect((await authenticate(secret)).kind).toBe("ok");
  });

  it("S8: a name belongs to one live key in any case; a revoked, expired or replaced one gives it free", async () => {
    const team = await readyTeam();
    const { key } = await generate(team, "Ökta", "90d");
    const taken = await refusal(generate(team, "öKTA"), "name_taken");
    expect(taken.details.fields).toEqual({ name: expect.any(String) });
    await generate(await readyTeam(), "Ökta");
    await revokeKey(services, team.admin("scim.keys.revoke"), { keyId: key.id });
    const { key: second } = await generate(team, "ökta", "90d");
    now = new Date(START.getTime() + 91 * DAY_MS);
    const { key: third } = await generate(team, "ökta");
    expect(new Set([key.id, second.id, third.id]).size).toBe(3);
    await regenerateKey(services, team.admin("scim.keys.create"), { keyId: third.id, grace: "keep" });
    await refusal(generate(team, "ÖKTA"), "name_taken");
  });

  it("lets one of many take a name when all ask at the same time", async () => {
    const team = await readyTeam();
    const { values, codes } = await outcomes(
      ["Okta", "OKTA", "okta", "oKtA", "Okta", "okTA"].map((name) => generate(team, name)),
    );
    expect(values).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["name_taken"]));
    expect((await readScim(services, team.admin("scim.read"))).keys).toHaveLength(1);
  });

  it("stops at 100 keys that work, and goes on when one is revoked", async () => {
    const team = await readyTeam();
    await rows(
      services.db,
      sql`insert into scim_keys (team_id, id, name, hash, hint, created_by_name)
        select ${team.teamId}, 'key_' || n, 'Key ' || n, 'hash ' || n, 'msk_…', 'Ada' from generate_series(1, 99) n`,
    );
    await generate(team, "Key 100");
    await refusal(generate(team, "One more"), "conflict");
    const [newest] = (await readScim(services, team.admin("scim.read"))).keys;
    expect(newest?.name).toBe("Key 99");
    await revokeKey(services, team.admin("scim.keys.revoke"), { keyId: newest?.id ?? "" });
    expect((await generate(team, "One more")).state.keys).toHaveLength(101);
  });
});
