import type { OpenDatabase } from "../database";
import { freshDatabase } from "./fresh-database";
import { freshPostgres } from "./postgres";

interface TestDatabase {
  readonly name: "PGlite" | "PostgreSQL";
  /** A migrated database of its own. Close it. */
  readonly open: () => Promise<OpenDatabase>;
}

/** For `describe.each(databases)("... on $name", ({ open }) => ...)`. */
export const databases: readonly TestDatabase[] = [
  { name: "PGlite", open: freshDatabase },
  { name: "PostgreSQL", open: freshPostgres },
];
