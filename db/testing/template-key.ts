import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { migrationsFolder } from "../migrate";

/** Differs whenever a migration, PGlite or `recipe`, which says how the template is made, does. */
export async function templateKey(recipe: string): Promise<string> {
  const hash = createHash("sha256").update(recipe);
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  hash.update(await readFile(join(dirname(entry), "..", "package.json")));
  const folder = migrationsFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  for (const name of [...names, "meta/_journal.json"]) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest("hex").slice(0, 24);
}
