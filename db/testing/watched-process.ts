import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { ServerUser } from "./postgres-binaries";

const LOG_CHARACTERS_MAX = 4_000;
const STOP_MS_MAX = 10_000;

/**
 * The end of this process, however it comes, closes the input of the shell, which then stops the server and removes its
 * folder: a killed test run leaves nothing behind.
 */
const WATCHER = `folder=$1; signal=$2; shift 2
"$@" </dev/null &
server=$!
cat >/dev/null
kill -$signal $server 2>/dev/null
wait $server
rm -rf "$folder"`;

interface WatchedCommand {
  /** It works there; the folder goes with it. */
  readonly folder: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly user: ServerUser;
  /** What ends it, such as INT. */
  readonly signal: string;
}

export interface WatchedProcess {
  readonly hasEnded: () => boolean;
  /** The end of what it said. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a server for the tests that cannot outlive this process. */
export function startWatched({ folder, program, args, user, signal }: WatchedCommand): WatchedProcess {
  const isWindows = process.platform === "win32";
  const [command, ...rest] = isWindows
    ? [program, ...args]
    : ["/bin/sh", "-c", WATCHER, "sh", folder, signal, program, ...args];
  const child = spawn(command ?? program, rest, {
    ...user,
    cwd: folder,
    detached: !isWindows,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let log = "";
  child.stderr?.on("data", (text: Buffer) => {
    log = (log + text.toString()).slice(-LOG_CHARACTERS_MAX);
  });
  child.on("error", (error) => {
    log += error.message;
  });
  return { hasEnded: () => child.exitCode !== null, log: () => log, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit");
    if (process.platform === "win32") child.kill();
    child.stdin?.end();
    await Promise.race([exited, wait(STOP_MS_MAX, undefined, { ref: false })]);
  }
  await rm(folder, { recursive: true, force: true });
}
