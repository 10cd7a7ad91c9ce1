import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { PLANS } from "@/lib/contracts/roles";
import type { Services } from "@/lib/services";
import { authenticateKey } from "./authenticate-key";
import { generateKey } from "./generate-key";
import { readScim } from "./read-scim";
import { revokeKey } from "./revoke-key";
import { setActive, settingsTeam } from "./testing/settings-team";
import { turnOffScim } from "./turn-off-scim";
import { turnOnScim } from "./turn-on-scim";

describe.each(databases)("a key of a request in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const teamWithKey = async () => {
    const team = await settingsTeam(services.db);
    await turnOnScim(services, team.admin("scim.enable"));
    const key = await generateKey(services, team.admin("scim.keys.create"), { name: "Okta", expiry: "never" });
    return { team, secret: key.secret, keyId: key.key.id };
  };
  const verdict = async (secret: string) => (await authenticateKey(services.db, secret, new Date())).kind;

  it("opens its own team only", async () => {
    const mine = await teamWithKey();
    const theirs = await teamWithKey();
    for (const { team, secret, keyId } of [mine, theirs]) {
      const check = await authenticateKey(services.db, secret, new Date());
      expect(check).toMatchObject({ kind: "ok", owner: { teamId: team.teamId, keyId } });
    }
  });

  it("is unknown when a character differs, when it is a hash, and when it is anything else", async () => {
    const { secret } = await teamWithKey();
    const [stored] = await rows<{ hash: string }>(services.db, sql`select hash from scim_keys limit 1`);
    const others = [
      secret.toLowerCase(),
      secret.slice(0, -1),
      `${secret}0`,
      stored?.hash ?? "",
      "",
      "msk_",
      "é\0'",
      "%",
    ];
    for (const other of others) expect(await verdict(other)).toBe("unknown");
  });

  it("S13: is refused at the next check after it was revoked", async () => {
    const { team, secret, keyId } = await teamWithKey();
    expect(await verdict(secret)).toBe("ok");
    await revokeKey(services, team.admin("scim.keys.revoke"), { keyId });
    expect(await verdict(secret)).toBe("revoked");
  });

  it("is refused on every plan below Enterprise, and while SCIM is off", async () => {
    const { team, secret } = await teamWithKey();
    const verdicts: string[] = [];
    for (const plan of PLANS) {
      await rows(services.db, sql`update teams set plan = ${plan} where id = ${team.teamId}`);
      verdicts.push(await verdict(secret));
    }
    expect(verdicts).toEqual(["plan", "plan", "plan", "ok"]);
    await turnOffScim(services, team.admin("scim.disable"));
    expect(await verdict(secret)).toBe("off");
  });

  it("S14: keeps working after its creator left, and the list says so", async () => {
    const { team, secret } = await teamWithKey();
    const left = async () => (await readScim(services, team.admin("scim.read"))).keys[0]?.creatorLeft;
    expect(await left()).toBe(false);
    await setActive(services.db, team.teamId, team.memberId, false);
    expect(await left()).toBe(true);
    await rows(services.db, sql`delete from members where team_id = ${team.teamId}`);
    expect([await left(), await verdict(secret)]).toEqual([true, "ok"]);
  });
});
