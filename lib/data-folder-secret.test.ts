import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { authSecret } from "./data-folder-secret";

describe("authSecret", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "muster-secret-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("is AUTH_SECRET when there is one, and leaves the folder alone", async () => {
    expect(await authSecret({ authSecret: "given", dataDir: folder })).toBe("given");
    expect(await readdir(folder)).toEqual([]);
  });

  it("is made once in the data folder, for its owner's eyes only", async () => {
    const environment = { authSecret: undefined, dataDir: join(folder, "new") };
    const secret = await authSecret(environment);
    expect(secret).toMatch(/^[\w-]{44}$/);
    expect(await authSecret(environment)).toBe(secret);
    expect((await stat(join(folder, "new", "auth-secret"))).mode & 0o777).toBe(0o600);
  });

  it("is the same for all who race for the first one", async () => {
    const environment = { authSecret: undefined, dataDir: folder };
    const secrets = await Promise.all(Array.from({ length: 20 }, () => authSecret(environment)));
    expect(new Set(secrets).size).toBe(1);
    expect(await readdir(folder)).toEqual(["auth-secret"]);
  });

  it("refuses an empty file rather than signing with nothing", async () => {
    await writeFile(join(folder, "auth-secret"), "\n");
    await expect(authSecret({ authSecret: undefined, dataDir: folder })).rejects.toThrow(/is empty/);
  });
});
