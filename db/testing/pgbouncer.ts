import { accessSync, constants } from "node:fs";
import { chmod, chown, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { serverUser } from "./postgres-binaries";
import { freePort, untilReady } from "./postgres-server";
import { startWatched } from "./watched-process";

export interface Pgbouncer {
  /** The address that was given, by way of PgBouncer. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Where Debian and others put it, which is not in everybody's PATH. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];

/** The program, or undefined where it is not installed; then it says so once. */
export function findPgbouncer(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...SYSTEM_FOLDERS];
  const found = folders.map((folder) => join(folder, "pgbouncer")).find(isExecutable);
  if (found === undefined) {
    process.stdout.write("Skipped: PgBouncer is not installed here (apt-get install pgbouncer).\n");
  }
  return found;
}

/** Starts PgBouncer in front of the server of `url`. Few server connections, so that clients have to take turns. */
export async function startPgbouncer(program: string, url: string, poolMode: string): Promise<Pgbouncer> {
  const { hostname, port, username, password } = new URL(url);
  const folder = await mkdtemp(join(tmpdir(), "muster-pgbouncer-"));
  const file = join(folder, "pgbouncer.ini");
  const own = await freePort();
  const target = { host: hostname, port, user: decodeURIComponent(username), password: decodeURIComponent(password) };
  const server = Object.entries(target).flatMap(([name, value]) => (value === "" ? [] : [`${name}='${value}'`]));
  await writeFile(
    file,
    `[databases]
* = ${server.join(" ")}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = ${poolMode}
default_pool_size = 4
max_client_conn = 200
`,
  );
  const user = serverUser();
  await chmod(folder, 0o755);
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const process = startWatched({ folder, program, args: ["-q", file], user, signal: "TERM" });
  const through = new URL(url);
  through.host = `127.0.0.1:${own}`;
  try {
    await untilReady(through.href, process);
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { url: through.href, stop: process.stop };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
