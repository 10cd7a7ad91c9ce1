import type { Server } from "node:http";
import { Server as NetServer } from "node:net";
import { announceStop } from "./health";

export const GRACE_MS = 10_000;

/**
 * Lets running requests finish, for at most `graceMs`, while no new connection is taken; then cuts what is left.
 * Resolves with whether all requests finished.
 */
export async function stopServer(server: Server, graceMs = GRACE_MS): Promise<boolean> {
  announceStop();
  const closed = new Promise<boolean>((resolve) => {
    server.close(() => resolve(true));
  });
  return untilClosed(server, closed, graceMs);
}

/** How long a kept connection may be silent before it is closed, and how long running requests may take. */
export interface DrainTimes {
  readonly idleMs: number;
  readonly graceMs: number;
}

/** A client or a balancer that sends a request on a kept connection within this time is answered. */
export const DRAIN_TIMES: DrainTimes = { idleMs: 5_000, graceMs: 60_000 };

/**
 * Leaves the port to others that serve on it, and refuses nobody: a request on a kept connection is still answered, and
 * its connection closed then. Resolves with whether all requests finished.
 */
export async function drainServer(server: Server, { idleMs, graceMs }: DrainTimes = DRAIN_TIMES): Promise<boolean> {
  const closed = new Promise<boolean>((resolve) => {
    // An HTTP server's own `close` would end kept connections at once, also one on which a request is on its way.
    NetServer.prototype.close.call(server, () => resolve(true));
  });
  const silence = setInterval(() => server.closeIdleConnections(), idleMs);
  const finished = await untilClosed(server, closed, graceMs);
  clearInterval(silence);
  return finished;
}

async function untilClosed(server: Server, closed: Promise<boolean>, graceMs: number): Promise<boolean> {
  // A kept connection closes with the answer that it is waiting for.
  server.prependListener("request", (_req, res) => res.setHeader("connection", "close"));
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), graceMs);
  });
  const finished = await Promise.race([closed, overdue]);
  clearTimeout(timer);
  server.closeAllConnections();
  return finished;
}
