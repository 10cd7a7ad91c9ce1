import type { DatabaseSettings } from "./client";

/** Of all instances on one database at most one holds it. It goes with its process, however that ends. */
export interface WorkerLock {
  /** Whether this process holds it now; takes it when nobody does. Throws when the database cannot be asked. */
  readonly hold: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** "must" and "work" in ASCII: the advisory lock of the instance that does the background jobs. */
const WORKER_LOCK = [0x6d757374, 0x776f726b] as const;

/** The embedded database has one process, whose folder is locked; on PostgreSQL a connection of its own holds the lock. */
export function workerLock({ databaseUrl }: Pick<DatabaseSettings, "databaseUrl">): WorkerLock {
  return databaseUrl === undefined
    ? { hold: () => Promise.resolve(true), release: () => Promise.resolve() }
    : postgresLock(databaseUrl);
}

function postgresLock(url: string): WorkerLock {
  let opened: Promise<WorkerLock> | undefined;
  return {
    hold: async () => (await (opened ??= openLock(url))).hold(),
    release: async () => (await opened)?.release(),
  };
}

async function openLock(url: string): Promise<WorkerLock> {
  const { connect } = await import("./open-postgres");
  // Never idle: the lock belongs to the session. After a broken connection the next call takes it anew, or does not.
  const client = connect(url, 1, 0);
  const [space, number] = WORKER_LOCK;
  return {
    async hold() {
      const [answer] = await client`
        select exists (
          select 1 from pg_locks where locktype = 'advisory' and classid = ${space} and objid = ${number}
            and objsubid = 2 and pid = pg_backend_pid() and granted and database = (
              select oid from pg_database where datname = current_database())) as held`;
      if (answer?.held === true) return true;
      const [attempt] = await client`select pg_try_advisory_lock(${space}::integer, ${number}::integer) as locked`;
      return attempt?.locked === true;
    },
    release: () => client.end({ timeout: 5 }),
  };
}
