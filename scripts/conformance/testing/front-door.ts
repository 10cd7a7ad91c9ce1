import { rm } from "node:fs/promises";
import { vi } from "vitest";
import { database } from "@/db/client";
import { freshDataFolder } from "@/db/testing/fresh-database";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import { keyUsage } from "@/lib/provisioning/key-usage";
import { emptyTeams, keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { services } from "@/lib/services";
import { createFrontDoor } from "@/server/front-door";
import { listen } from "@/server/listen";
import type { RunningServer } from "./core-server";

const HOST = "127.0.0.1";

/** The front door over the embedded database in a folder of its own, with the key of a team without members. */
export async function startFrontDoor(): Promise<RunningServer> {
  const folder = await freshDataFolder();
  vi.stubEnv("MUSTER_DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("MUSTER_URL", "");
  const opened = await services();
  const { key, teamId } = await keyedTeam(opened);
  await emptyTeams(opened.db);
  // Microsoft's collection moves a person there; the product lets nobody move to a domain that is not the team's.
  await verifyDomain(opened.db, teamId, "bobreplace.com");
  const server = createFrontDoor(async (_req, res) => {
    res.writeHead(404).end();
  });
  const port = await listen(server, HOST, 0);
  return {
    baseUrl: `http://${HOST}:${port}${SCIM_BASE_PATH}`,
    key,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await keyUsage().flush();
      await (await database()).close();
      await rm(folder, { recursive: true });
    },
  };
}
