import type { Server } from "node:http";
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
  // A kept connection closes with the answer that it is waiting for.
  server.prependListener("request", (_req, res) => res.setHeader("connection", "close"));
  server.closeIdleConnections();
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), graceMs);
  });
  const finished = await Promise.race([closed, overdue]);
  clearTimeout(timer);
  server.closeAllConnections();
  return finished;
}
