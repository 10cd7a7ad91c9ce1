import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as tables from "./schema/tables";

/** The database through either driver. A transaction (`Tx`) is one, too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof tables>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

export interface OpenDatabase {
  readonly db: Db;
  readonly kind: "embedded" | "postgres";
  /** Ends all connections and gives the data folder free; the process can end then. A second call does nothing. */
  readonly close: () => Promise<void>;
}

/** Hears a sentence for people before each step that may take long. */
export type OnProgress = (step: string) => void;
