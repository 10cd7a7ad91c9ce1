import { createServer } from "node:net";
import { type Muster, startMuster } from "./muster";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}

/** The same app under plain `next start`, without the front door. */
export async function startNextDoor(): Promise<Muster> {
  const port = await freePort();
  const args = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
  const muster = await startMuster({ args, ready: /Ready in/, variables: { NEXT_TELEMETRY_DISABLED: "1" } });
  const origin = `http://127.0.0.1:${port}`;
  return { ...muster, origin, scimBaseUrl: `${origin}/scim/v2` };
}
