import type { DatabaseSettings } from "./client";

/** Of all instances on one database at most one holds it. It goes with its process, however that ends. */
export interface WorkerLock {
  /** Whether this process holds it now; takes it when nobody does. Throws when the database cannot be asked. */
  readonly hold: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** "must" and "work" in ASCII: the advisory lock of the instance that does the background jobs. */
const WORKER_LOCK = [0x6d757374, 0x776f726b] as const;

/**
 * The embedded database has one process, whose folder is locked; on PostgreSQL a connection of its own holds the lock.
 * Behind a pooler that lends connections for a transaction, a transaction that stays open does.
 */
export function workerLock(settings: Pick<DatabaseSettings, "databaseUrl" | "databasePooler">): WorkerLock {
  const { databaseUrl: url, databasePooler: pooler } = settings;
  return url === undefined
    ? { hold: () => Promise.resolve(true), release: () => Promise.resolve() }
    : postgresLock(url, pooler === "transaction");
}

function postgresLock(url: string, inTransaction: boolean): WorkerLock {
  let opened: Promise<WorkerLock> | undefined;
  return {
    hold: async () => (await (opened ??= openLock(url, inTransaction))).hold(),
    release: async () => (await opened)?.release(),
  };
}

async function openLock(url: string, inTransaction: boolean): Promise<WorkerLock> {
  const { connect } = await import("./open-postgres");
  // Never idle: the lock belongs to the session. After a broken connection the next call takes it anew, or does not.
  const client = connect(url, 1, 0, !inTransaction);
  const [space, number] = WORKER_LOCK;

  async function isHeld(): Promise<boolean> {
    const [answer] = await client`
      select exists (
        select 1 from pg_locks where locktype = 'advisory' and classid = ${space} and objid = ${number}
          and objsubid = 2 and pid = pg_backend_pid() and granted and database = (
            select oid from pg_database where datname = current_database())) as held`;
    return answer?.held === true;
  }

  async function takeForSession(): Promise<boolean> {
    const [attempt] = await client`select pg_try_advisory_lock(${space}::integer, ${number}::integer) as locked`;
    return attempt?.locked === true;
  }

  /** Between two statements it holds no snapshot, so that it keeps no dead row alive. */
  async function takeForTransaction(): Promise<boolean> {
    await client.unsafe("begin; set local idle_in_transaction_session_timeout = 0");
    const [attempt] = await client`select pg_try_advisory_xact_lock(${space}::integer, ${number}::integer) as locked`;
    if (attempt?.locked === true) return true;
    await client.unsafe("rollback");
    return false;
  }

  /** A statement that failed has ended what the transaction was good for. */
  async function giveUp(): Promise<void> {
    if (inTransaction) await client.unsafe("rollback").catch(() => undefined);
  }

  const take = inTransaction ? takeForTransaction : takeForSession;
  let asking: Promise<boolean> | undefined;
  return {
    // Whoever asks meanwhile hears the same: two could not begin one transaction.
    hold: () => {
      asking ??= isHeld()
        .then((held) => held || take())
        .catch(async (error: unknown) => {
          await giveUp();
          throw error;
        })
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
    release: () => client.end({ timeout: 5 }),
  };
}
