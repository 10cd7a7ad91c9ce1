import { createServer } from "node:http";
import { listen } from "@/server/listen";

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, "127.0.0.1", 0);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
