import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, it } from "vitest";
import { migrationsFolder } from "./migrate";
import * as tables from "./schema/tables";

it("the migrations make what the schema says: drizzle-kit would change nothing", async () => {
  const meta = join(migrationsFolder(), "meta");
  const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(join(meta, "_journal.json"), "utf8"));
  const last = journal.entries.at(-1)?.tag.split("_")[0];
  const snapshot = JSON.parse(await readFile(join(meta, `${last}_snapshot.json`), "utf8"));
  expect(await generateMigration(snapshot, generateDrizzleJson(tables, snapshot.id))).toEqual([]);
});
