import type { Db } from "@/db/database";
import type { AuditActor } from "@/lib/audit/record-event";
import type { Clock } from "@/lib/clock";
import type { TeamSchemas } from "./team-schemas";

/** Whose people are read and changed, and by whom. A store is opened for one of these; no query leaves its team. */
export interface DirectoryActor {
  readonly teamId: string;
  readonly audit: AuditActor;
}

export interface DirectoryContext {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: DirectoryActor;
  /** What the team declared, as the request read it; absent where nothing can be written by it. */
  readonly schemas?: TeamSchemas;
}
