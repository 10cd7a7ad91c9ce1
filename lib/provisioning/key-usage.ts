import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { log } from "@/lib/log";
import { services } from "@/lib/services";

export { providerName } from "./provider-name";

/** A request that a key made. */
export interface KeyUse {
  readonly teamId: string;
  readonly keyId: string;
  readonly at: Date;
  readonly ip: string | null;
  /** The provider's name. */
  readonly by: string;
  readonly method: string;
  /** Its query string is not kept: filters hold names and addresses. */
  readonly path: string;
  readonly status: number;
}

interface RecorderParts {
  readonly openDb: () => Promise<Db>;
  /** Calls `flush` a little later, once. */
  readonly schedule: (flush: () => void) => void;
  readonly onError: (error: unknown) => void;
}

const FLUSH_AFTER_MS = 1_000;
const CHARACTERS_MAX = 300;

/** Keeps the latest use of each key in memory and writes all of them in one statement, about once a second. */
export class KeyUsageRecorder {
  readonly #parts: RecorderParts;
  #pending = new Map<string, KeyUse>();
  #scheduled = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /** Returns at once. */
  record(use: KeyUse): void {
    this.#keep(use);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#parts.schedule(() => void this.flush());
  }

  /** Writes what is pending and waits for it; never throws. What could not be written goes with the next flush. */
  flush(): Promise<void> {
    this.#scheduled = false;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #keep(use: KeyUse): void {
    const id = `${use.teamId} ${use.keyId}`;
    const known = this.#pending.get(id);
    if (!known || known.at.getTime() <= use.at.getTime()) this.#pending.set(id, use);
  }

  async #write(): Promise<void> {
    const uses = [...this.#pending.values()];
    if (uses.length === 0) return;
    this.#pending = new Map();
    try {
      await writeUses(await this.#parts.openDb(), uses);
    } catch (error) {
      for (const use of uses) this.#keep(use);
      this.#parts.onError(error);
    }
  }
}

/** The rows are locked in one order, so that two instances cannot wait for each other; a later use stays. */
async function writeUses(db: Db, uses: readonly KeyUse[]): Promise<void> {
  await rows(
    db,
    sql`with used as (
        select * from jsonb_to_recordset(${JSON.stringify(uses.map(storable))}::jsonb) as u(
          "teamId" text, "keyId" text, at timestamptz, ip text, by text, method text, path text, status integer)
      ), locked as (
        select k.team_id, k.id from scim_keys k join used u on u."teamId" = k.team_id and u."keyId" = k.id
        where k.last_used_at is null or k.last_used_at <= u.at
        order by k.team_id, k.id for no key update of k
      )
      update scim_keys k set last_used_at = u.at, last_used_ip = u.ip, last_used_by = u.by,
        last_used_method = u.method, last_used_path = u.path, last_used_status = u.status
      from used u join locked l on l.team_id = u."teamId" and l.id = u."keyId"
      where k.team_id = l.team_id and k.id = l.id`,
  );
}

/** A client chooses these texts: none may be one that the database refuses, for it would take the others with it. */
function storable(use: KeyUse): KeyUse {
  const [path = ""] = use.path.split(/[?#]/);
  return { ...use, ip: use.ip && plain(use.ip), by: plain(use.by), method: plain(use.method), path: plain(path) };
}

function plain(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, "")
    .slice(0, CHARACTERS_MAX)
    .toWellFormed();
}

const HANDLE = Symbol.for("muster.keyUsage");

/** The one recorder of this process; Next's bundle and the front door are two module graphs and share it. */
export function keyUsage(): KeyUsageRecorder {
  const existing: KeyUsageRecorder | undefined = Reflect.get(globalThis, HANDLE);
  if (existing !== undefined) return existing;
  const recorder = new KeyUsageRecorder({
    openDb: async () => (await services()).db,
    schedule: (flush) => void setTimeout(flush, FLUSH_AFTER_MS).unref(),
    onError: (error) => log.error("the last uses of keys could not be written", { error }),
  });
  Reflect.set(globalThis, HANDLE, recorder);
  return recorder;
}
