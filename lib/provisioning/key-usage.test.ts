import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import type { Services } from "@/lib/services";
import { generateKey } from "./generate-key";
import { KeyUsageRecorder, type KeyUse } from "./key-usage";
import { readScim } from "./read-scim";
import { type SettingsTeam, settingsTeam } from "./testing/settings-team";
import { turnOnScim } from "./turn-on-scim";

const AT = new Date("2026-11-24T12:00:00.123Z");

describe.each(databases)("the last use of a key in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let team: SettingsTeam;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
    team = await settingsTeam(services.db);
    await turnOnScim(services, team.admin("scim.enable"));
  });
  afterAll(() => opened.close());

  const newUse = async (name: string): Promise<KeyUse> => {
    const { key } = await generateKey(services, team.admin("scim.keys.create"), { name, expiry: "never" });
    return {
      teamId: team.teamId,
      keyId: key.id,
      at: AT,
      ip: null,
      by: "Okta",
      method: "GET",
      path: "/Users",
      status: 200,
    };
  };
  const lastUseOf = async ({ keyId }: KeyUse) =>
    (await readScim(services, team.admin("scim.read"))).keys.find(({ id }) => id === keyId)?.lastUse;
  const newRecorder = (openDb = async () => services.db) => {
    const scheduled: (() => void)[] = [];
    const errors: unknown[] = [];
    const recorder = new KeyUsageRecorder({
      openDb,
      schedule: (flush) => void scheduled.push(flush),
      onError: (error) => void errors.push(error),
    });
    return { recorder, scheduled, errors };
  };

  it("keeps the latest of many, for each key, in one scheduled flush", async () => {
    const { recorder, scheduled, errors } = newRecorder();
    const [one, two] = [await newUse("one"), await newUse("two")];
    for (let ms = 0; ms < 50; ms++) recorder.record({ ...one, at: new Date(AT.getTime() + ms), status: 200 + ms });
    recorder.record({ ...one, status: 500 });
    recorder.record({ ...two, ip: "192.0.2.1", status: 404 });
    expect(scheduled).toHaveLength(1);
    expect(await lastUseOf(one)).toBeNull();
    await recorder.flush();
    expect(await lastUseOf(one)).toMatchObject({ at: "2026-11-24T12:00:00.172Z", ip: null, status: 249 });
    expect(await lastUseOf(two)).toEqual({
      at: AT.toISOString(),
      ip: "192.0.2.1",
      by: "Okta",
      method: "GET",
      path: "/Users",
      status: 404,
    });
    recorder.record(one);
    expect([scheduled.length, errors]).toEqual([2, []]);
  });

  it("keeps no query string, for filters hold names and addresses", async () => {
    const { recorder } = newRecorder();
    const use = await newUse("query");
    recorder.record({ ...use, path: '/Users?filter=userName eq "ada@acme.example"' });
    await recorder.flush();
    expect((await lastUseOf(use))?.path).toBe("/Users");
  });

  it("does not replace what another instance wrote later, and never another team's key", async () => {
    const { recorder } = newRecorder();
    const use = await newUse("later");
    await rows(services.db, sql`update scim_keys set last_used_at = '2026-11-24T12:00:01Z' where id = ${use.keyId}`);
    const stranger = await newUse("stranger");
    recorder.record(use);
    recorder.record({ ...stranger, teamId: "tm_other" });
    await recorder.flush();
    expect([await lastUseOf(use), await lastUseOf(stranger)]).toEqual([null, null]);
  });

  it("stores whatever a client sends, without harm to the uses of others", async () => {
    const { recorder, errors } = newRecorder();
    const [odd, usual] = [await newUse("odd"), await newUse("usual")];
    const text = `a\0b\ud800\n${"x".repeat(10_000)}`;
    recorder.record({ ...odd, by: text, method: text, path: `/${text}`, ip: text });
    recorder.record(usual);
    await recorder.flush();
    expect(errors).toEqual([]);
    expect((await lastUseOf(odd))?.by).toMatch(/^ab\ufffdx{1,300}$/);
    expect(await lastUseOf(usual)).toMatchObject({ path: "/Users" });
  });

  it("reports a failed write instead of throwing, and writes it with the next flush", async () => {
    const failure = new Error("The database is away.");
    let isAway = true;
    const { recorder, errors } = newRecorder(async () => {
      if (isAway) throw failure;
      return services.db;
    });
    const use = await newUse("away");
    recorder.record(use);
    await recorder.flush();
    expect(errors).toEqual([failure]);
    isAway = false;
    await recorder.flush();
    expect(await lastUseOf(use)).toMatchObject({ status: 200 });
  });

  it("a flush waits for the one before it, so that the last flush of a stopping server misses nothing", async () => {
    const { recorder } = newRecorder();
    const use = await newUse("stopping");
    recorder.record(use);
    const first = recorder.flush();
    recorder.record({ ...use, at: new Date(AT.getTime() + 1), status: 201 });
    await recorder.flush();
    await first;
    expect(await lastUseOf(use)).toMatchObject({ status: 201 });
  });

  it("instances that write the same keys at once do not wait for each other forever", async () => {
    const uses: KeyUse[] = [];
    for (let made = 0; made < 10; made++) uses.push(await newUse(`shared ${made}`));
    const instances = Array.from({ length: 4 }, () => newRecorder());
    for (const [index, { recorder }] of instances.entries()) {
      for (const use of index % 2 === 0 ? uses : uses.toReversed()) recorder.record({ ...use, status: 200 + index });
    }
    await Promise.all(instances.map(({ recorder }) => recorder.flush()));
    expect(instances.flatMap(({ errors }) => errors)).toEqual([]);
    for (const use of uses) expect(await lastUseOf(use)).not.toBeNull();
  });
});
