import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { mailSecretContext } from "@/lib/mail/mail-content";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { methodSecretContext, requestSecretContext } from "@/lib/sso/method-config";
import { addDataFolderKey, dropOldDataFolderKeys } from "./data-folder-keys";
import { rotateSecrets } from "./rotate-secrets";
import { seal, unseal } from "./sealed-text";
import { keysOf, newSecretKey, SECRETS_KEY_FILE, type SecretKeys, secretKeys } from "./secret-keys";

const [FIRST, SECOND, LOST] = [newSecretKey(), newSecretKey(), newSecretKey()];
const before = keysOf([FIRST]);
const both = keysOf([SECOND, FIRST]);
const after = keysOf([SECOND]);

describe.each(databases)("rotating the key of stored secrets in $name", ({ open }) => {
  let opened: OpenDatabase;
  let team: SettingsTeam;
  beforeAll(async () => {
    opened = await open();
    team = await settingsTeam(opened.db, { sso: [] });
  });
  afterAll(() => opened.close());

  async function setConfig(id: string, config: object) {
    await rows(
      opened.db,
      sql`insert into sso_methods (team_id, id, name, provider, protocol, config)
        values (${team.teamId}, ${id}, ${id}, 'oidc', 'oidc', ${JSON.stringify(config)}::jsonb)
        on conflict (team_id, id) do update set config = excluded.config`,
    );
  }
  async function sealedAt(table: string, column: string, id: string) {
    const [row] = await rows<{ sealed: string }>(
      opened.db,
      sql`select ${sql.raw(column)} as sealed from ${sql.raw(table)} where ${sql.raw(table === "sso_requests" ? "id_hash" : "id")} = ${id}`,
    );
    return row?.sealed ?? "";
  }
  const secretOf = async (keys: SecretKeys) =>
    unseal(
      keys,
      await sealedAt("sso_methods", "config ->> 'sealedClientSecret'", "sso_a"),
      methodSecretContext(team.teamId, "sso_a", "client_secret"),
    );

  it("keeps every secret, leaves the rest of the configuration, and needs the former key no more", async () => {
    const { teamId } = team;
    const context = methodSecretContext(teamId, "sso_a", "client_secret");
    await setConfig("sso_a", { settings: { issuer: "x" }, sealedClientSecret: seal(before, "hunter22", context) });
    const keyContext = methodSecretContext(teamId, "sso_b", "private_key");
    const serviceProvider = { certificate: "c", sealedPrivateKey: seal(before, "a key", keyContext) };
    await setConfig("sso_b", { settings: null, relayState: "r", serviceProvider });
    await setConfig("sso_c", { settings: null, sealedClientSecret: null });
    await rows(
      opened.db,
      sql`insert into sso_requests (team_id, id_hash, method_id, kind, sealed_secrets, expires_at)
        values (${teamId}, 'req', 'sso_a', 'sign_in', ${seal(before, "nonce", requestSecretContext(teamId, "req"))}, now())`,
    );
    await rows(
      opened.db,
      sql`insert into mails (team_id, id, kind, recipient, sealed_content, next_attempt_at)
        values (${teamId}, 'mail', 'invitation', 'ada@x.example', ${seal(before, "a link", mailSecretContext(teamId, "mail"))},
          now())`,
    );

    expect(await rotateSecrets(opened.db, both)).toEqual({ rotated: 4, current: 0, unreadable: [] });
    expect(await secretOf(after)).toBe("hunter22");
    const key = await sealedAt("sso_methods", "config #>> '{serviceProvider,sealedPrivateKey}'", "sso_b");
    expect(unseal(after, key, keyContext)).toBe("a key");
    const request = await sealedAt("sso_requests", "sealed_secrets", "req");
    expect(unseal(after, request, requestSecretContext(teamId, "req"))).toBe("nonce");
    const mail = await sealedAt("mails", "sealed_content", "mail");
    expect(unseal(after, mail, mailSecretContext(teamId, "mail"))).toBe("a link");
    expect(await sealedAt("sso_methods", "config #>> '{settings,issuer}'", "sso_a")).toBe("x");
    expect(await sealedAt("sso_methods", "config ->> 'relayState'", "sso_b")).toBe("r");
  });

  it("changes nothing when it runs again", async () => {
    expect(await rotateSecrets(opened.db, both)).toEqual({ rotated: 0, current: 4, unreadable: [] });
  });

  it("names what no key opens and goes on with the others", async () => {
    const context = methodSecretContext(team.teamId, "sso_c", "client_secret");
    const sealed = seal(keysOf([LOST]), "lost", context);
    await setConfig("sso_c", { settings: null, sealedClientSecret: sealed });
    const back = keysOf([FIRST, SECOND]);
    const rotation = await rotateSecrets(opened.db, back);
    expect(rotation).toMatchObject({ rotated: 4, current: 0 });
    expect(rotation.unreadable).toEqual([expect.stringMatching(/^client_secret of sso_c: .*SECRETS_KEYS_OLD/)]);
    expect(await sealedAt("sso_methods", "config ->> 'sealedClientSecret'", "sso_c")).toBe(sealed);
    expect(await secretOf(before)).toBe("hunter22");
  });

  it("does not undo what an admin enters at the same moment", async () => {
    const context = methodSecretContext(team.teamId, "sso_a", "client_secret");
    for (let round = 0; round < 10; round++) {
      await setConfig("sso_a", { sealedClientSecret: seal(before, "former", context) });
      const entered = seal(both, "entered", context);
      await Promise.all([rotateSecrets(opened.db, both), setConfig("sso_a", { sealedClientSecret: entered })]);
      expect(await secretOf(both)).toBe("entered");
    }
  });
});

describe("the key in the data folder", () => {
  it("is rotated without a moment in which either key is missing", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "muster-rotate-"));
    const settings = { dataDir, secretsKey: undefined, secretsKeysOld: [] };
    const { current: former } = await secretKeys(settings);
    const added = await addDataFolderKey(dataDir);
    expect(added.old).toEqual([former]);
    expect(await secretKeys(settings)).toEqual(added);
    await dropOldDataFolderKeys(dataDir);
    expect(await secretKeys(settings)).toEqual({ current: added.current, old: [] });
    expect((await readFile(join(dataDir, SECRETS_KEY_FILE), "utf8")).trim().split("\n")).toHaveLength(1);
    await rm(dataDir, { recursive: true });
  });
});
