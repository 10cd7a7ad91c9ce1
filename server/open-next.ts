import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import type { Environment } from "@/lib/env";

/** What answers the requests that are not SCIM's. */
export interface App {
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Called once with the server that it is behind. */
  readonly attach: (server: Server) => void;
  readonly close: () => Promise<void>;
}

interface NextOptions {
  /** The project's folder. */
  readonly root: string;
  /** Hot reload instead of a build. */
  readonly dev: boolean;
}

export async function openNext(
  { root, dev }: NextOptions,
  { host, port }: Pick<Environment, "host" | "port">,
): Promise<App> {
  const app = next({ dev, dir: root, hostname: host, port });
  await app.prepare();
  const upgrade = app.getUpgradeHandler();
  return {
    handle: app.getRequestHandler(),
    attach(server) {
      if (dev) server.on("upgrade", (req, socket, head) => void upgrade(req, socket, head));
    },
    close: () => app.close(),
  };
}
