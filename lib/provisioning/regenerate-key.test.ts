import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import type { GRACE_PERIODS, KEY_EXPIRIES } from "@/lib/contracts/scim";
import type { Services } from "@/lib/services";
import { authenticateKey } from "./authenticate-key";
import { generateKey } from "./generate-key";
import { readScim } from "./read-scim";
import { regenerateKey } from "./regenerate-key";
import { revokeKey } from "./revoke-key";
import { outcomes, refusal } from "./testing/refusal";
import { type SettingsTeam, settingsTeam } from "./testing/settings-team";
import { auditOf } from "./testing/stored-rows";
import { turnOnScim } from "./turn-on-scim";

const START = new Date("2026-11-24T12:00:00.000Z");
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

type Grace = (typeof GRACE_PERIODS)[number];

describe.each(databases)("regenerating and revoking a key in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let now = START;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => now };
  });
  afterAll(() => opened.close());

  const teamWithKey = async (expiry: (typeof KEY_EXPIRIES)[number] = "never") => {
    now = START;
    const team = await settingsTeam(services.db);
    await turnOnScim(services, team.admin("scim.enable"));
    const generated = await generateKey(services, team.admin("scim.keys.create"), { name: "Okta", expiry });
    return { team, secret: generated.secret, keyId: generated.key.id };
  };
  const regenerate = (team: SettingsTeam, keyId: string, grace: Grace) =>
    regenerateKey(services, team.admin("scim.keys.create"), { keyId, grace });
  const revoke = (team: SettingsTeam, keyId: string) => revokeKey(services, team.admin("scim.keys.revoke"), { keyId });
  const verdict = async (secret: string) => (await authenticateKey(services.db, secret, now)).kind;
  const keyOf = async (team: SettingsTeam, id: string) =>
    (await readScim(services, team.admin("scim.read"))).keys.find((key) => key.id === id);

  it.each([
    ["7d", 7 * DAY_MS],
    ["24h", DAY_MS],
    ["1h", HOUR_MS],
  ] as const)("S11: with grace %s both keys work in the window, the old one not after it", async (grace, windowMs) => {
    const { team, secret, keyId } = await teamWithKey();
    const next = await regenerate(team, keyId, grace);
    expect(next.key).toMatchObject({ name: "Okta", status: "active", expiresAt: null, replacedById: null });
    const endsAt = new Date(START.getTime() + windowMs);
    expect(next.state.keys[1]).toMatchObject({
      id: keyId,
      status: "expiring",
      replacedById: next.key.id,
      expiresAt: endsAt.toISOString(),
    });
    now = new Date(endsAt.getTime() - 1);
    expect([await verdict(secret), await verdict(next.secret)]).toEqual(["ok", "ok"]);
    now = endsAt;
    expect([await verdict(secret), await verdict(next.secret)]).toEqual(["expired", "ok"]);
    expect(await keyOf(team, keyId)).toMatchObject({ status: "expired" });
  });

  it("S11: without grace the old key is refused at once", async () => {
    const { team, secret, keyId } = await teamWithKey();
    const next = await regenerate(team, keyId, "none");
    expect([await verdict(secret), await verdict(next.secret)]).toEqual(["revoked", "ok"]);
    expect(next.state.keys[1]).toMatchObject({ status: "revoked", revokedAt: START.toISOString() });
  });

  it("S11: kept, the old key works until it is revoked", async () => {
    const { team, secret, keyId } = await teamWithKey();
    await regenerate(team, keyId, "keep");
    now = new Date(START.getTime() + 1_000 * DAY_MS);
    expect(await verdict(secret)).toBe("ok");
    await revoke(team, keyId);
    expect(await verdict(secret)).toBe("revoked");
  });

  it.each(["7d", "24h", "keep"] as const)(
    "grace %s never makes a key live longer than it would have",
    async (grace) => {
      const { team, keyId } = await teamWithKey("90d");
      const ownEnd = new Date(START.getTime() + 90 * DAY_MS);
      now = new Date(ownEnd.getTime() - HOUR_MS);
      const next = await regenerate(team, keyId, grace);
      expect(next.state.keys[1]?.expiresAt).toBe(ownEnd.toISOString());
      expect(next.key.expiresAt).toBe(new Date(now.getTime() + 90 * DAY_MS).toISOString());
    },
  );

  it("a chain keeps name and lifetime, and only its last key can be regenerated", async () => {
    const { team, keyId } = await teamWithKey("1y");
    now = new Date(START.getTime() + 10 * DAY_MS);
    const second = await regenerate(team, keyId, "keep");
    now = new Date(START.getTime() + 20 * DAY_MS);
    const third = await regenerate(team, second.key.id, "keep");
    expect(third.key).toMatchObject({ name: "Okta", expiresAt: new Date(now.getTime() + 365 * DAY_MS).toISOString() });
    expect(third.state.keys.map(({ replacedById }) => replacedById)).toEqual([null, third.key.id, second.key.id]);
    await refusal(regenerate(team, keyId, "keep"), "key_not_active");
    await refusal(regenerate(team, second.key.id, "keep"), "key_not_active");
  });

  it("refuses a revoked and an expired key, and changes nothing", async () => {
    const { team, keyId } = await teamWithKey("90d");
    now = new Date(START.getTime() + 90 * DAY_MS);
    await refusal(regenerate(team, keyId, "24h"), "key_not_active");
    const state = await revoke(team, keyId);
    await refusal(regenerate(team, keyId, "24h"), "key_not_active");
    expect((await readScim(services, team.admin("scim.read"))).keys).toEqual(state.keys);
  });

  it("S13: revoking again changes nothing, and leaves one audit row", async () => {
    const { team, keyId } = await teamWithKey();
    const first = await revoke(team, keyId);
    now = new Date(START.getTime() + DAY_MS);
    expect((await revoke(team, keyId)).keys).toEqual(first.keys);
    const actions = (await auditOf(services.db, team.teamId)).map(({ action }) => action);
    expect(actions).toEqual(["scim.turned_on", "scim_key.generated", "scim_key.revoked"]);
  });

  it("a key of another team and an unknown one are not found", async () => {
    const { keyId } = await teamWithKey();
    const { team: other } = await teamWithKey();
    for (const id of [keyId, "key_unknown", "a\\'b"]) {
      await refusal(regenerate(other, id, "none"), "not_found");
      await refusal(revoke(other, id), "not_found");
    }
  });

  it("is regenerated once when many ask at the same time", async () => {
    const { team, keyId } = await teamWithKey();
    const { values, codes } = await outcomes(Array.from({ length: 6 }, () => regenerate(team, keyId, "24h")));
    expect(values).toHaveLength(1);
    expect(codes).toEqual(Array.from({ length: 5 }, () => "key_not_active"));
    expect((await readScim(services, team.admin("scim.read"))).keys).toHaveLength(2);
  });

  it("stays revoked, whoever is first of revoking and regenerating", async () => {
    for (let round = 0; round < 5; round++) {
      const { team, secret, keyId } = await teamWithKey();
      await outcomes<unknown>([regenerate(team, keyId, "7d"), revoke(team, keyId), regenerate(team, keyId, "keep")]);
      expect(await verdict(secret)).toBe("revoked");
    }
  });

  it("tells in its audit row what became of which key", async () => {
    const { team, keyId } = await teamWithKey();
    const { key } = await regenerate(team, keyId, "1h");
    expect((await auditOf(services.db, team.teamId)).at(-1)).toMatchObject({
      action: "scim_key.regenerated",
      targetId: keyId,
      details: { grace: "1h", newKeyId: key.id, newHint: key.hint },
    });
  });
});
