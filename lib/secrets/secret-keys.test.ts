import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSecretKey, SECRETS_KEY_FILE, secretKeys } from "./secret-keys";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "muster-secrets-"));
});
afterAll(() => rm(folder, { recursive: true }));

function settings(dataDir: string, secretsKey?: string, secretsKeysOld: readonly string[] = []) {
  return { dataDir, secretsKey, secretsKeysOld };
}

describe("the keys that secrets are stored with", () => {
  it("are made once in the data folder, readable to its owner only", async () => {
    const dataDir = join(folder, "made");
    const [first, second] = await Promise.all([secretKeys(settings(dataDir)), secretKeys(settings(dataDir))]);
    expect(first).toEqual(second);
    expect(first.current.bytes).toHaveLength(32);
    expect((await stat(join(dataDir, SECRETS_KEY_FILE))).mode & 0o777).toBe(0o600);
  });

  it("are those of the environment when it has one, and nothing is written then", async () => {
    const dataDir = join(folder, "untouched");
    const [current, old] = [newSecretKey(), newSecretKey()];
    const keys = await secretKeys(settings(dataDir, current, [old]));
    expect(keys.current.bytes.toString("base64")).toBe(current);
    expect(keys.old.map(({ bytes }) => bytes.toString("base64"))).toEqual([old]);
    await expect(stat(dataDir)).rejects.toThrow("ENOENT");
  });

  it("have ids that are steady and tell them apart", async () => {
    const [one, other] = [newSecretKey(), newSecretKey()];
    const idOf = async (key: string) => (await secretKeys(settings(folder, key))).current.id;
    expect(await idOf(one)).toBe(await idOf(one));
    expect(await idOf(one)).not.toBe(await idOf(other));
    expect(one).not.toContain(await idOf(one));
  });

  it("are refused when the file was damaged, without its content", async () => {
    await writeFile(join(folder, SECRETS_KEY_FILE), "c2hvcnQ=\n");
    const reading = secretKeys(settings(folder));
    await expect(reading).rejects.toThrow("has not 32 bytes");
    await expect(reading).rejects.not.toThrow("c2hvcnQ");
    expect(await readFile(join(folder, SECRETS_KEY_FILE), "utf8")).toBe("c2hvcnQ=\n");
  });
});
