import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens, and gives the port (another than asked for when that was 0). Throws a sentence when the port is taken. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is taken by another program. Stop it, or choose another with PORT.`;
      reject(error.code === "EADDRINUSE" ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
