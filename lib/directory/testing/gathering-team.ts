import type { Db } from "@/db/database";
import type { Clock } from "@/lib/clock";
import { newId } from "@/lib/ids";
import type { ScimStore } from "@/scim";
import { openScimStore } from "../scim-store";
import { behindKey } from "./behind-key";
import { type DirectoryTeam, directoryTeam } from "./directory-team";

interface RequestOptions {
  readonly key?: string;
  /** Whether the key opens the team. */
  readonly holds?: boolean;
  readonly id?: string;
  readonly clock?: Clock;
}

export interface GatheringTeam extends DirectoryTeam {
  /** The store of one request of a key, as the front door opens it: what requests of a key ask at once is gathered. */
  readonly request: (options?: RequestOptions) => ScimStore;
}

export async function gatheringTeam(db: Db): Promise<GatheringTeam> {
  const team = await directoryTeam(db);
  const { teamId } = team;
  return {
    ...team,
    request({ key = "key_1", holds = true, id = newId("req"), clock = () => new Date() } = {}) {
      const audit = { kind: "scim_key", id: key, name: key, ip: `ip of ${id}`, userAgent: `agent of ${id}` } as const;
      const actor = { teamId, audit: { ...audit, requestId: id } };
      return openScimStore({ db: behindKey(db, `${teamId} ${key}`, holds), clock, actor });
    },
  };
}
