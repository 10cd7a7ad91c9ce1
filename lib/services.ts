import { type Db, database } from "@/db/client";
import { type Clock, systemClock } from "./clock";

/** What verbs work with; tests open their own. */
export interface Services {
  readonly db: Db;
  readonly clock: Clock;
}

/** The services of this process. Opens the database at the first call. */
export async function services(): Promise<Services> {
  const { db } = await database();
  return { db, clock: systemClock };
}
