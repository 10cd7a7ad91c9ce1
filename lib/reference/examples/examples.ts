import type { DescribedServer } from "../described-server";
import { bothExamples } from "./both";
import { DISCOVERY_IDS, discover } from "./discovery";
import type { Example, Examples } from "./example";
import { groupExamples } from "./groups";
import { userExamples } from "./users";

const STORED: Examples = { ...userExamples, ...groupExamples, ...bothExamples };

/** The example of each operation; those of discovery are what the server says at this moment. */
export async function allExamples(server: DescribedServer): Promise<Examples> {
  const discovered = await Promise.all([
    discovery("getServiceProviderConfig", "/ServiceProviderConfig"),
    discovery("listResourceTypes", "/ResourceTypes"),
    discovery("getResourceType", "/ResourceTypes", DISCOVERY_IDS.getResourceType),
    discovery("listSchemas", "/Schemas"),
    discovery("getSchema", "/Schemas", DISCOVERY_IDS.getSchema),
  ]);
  return { ...STORED, ...Object.fromEntries(discovered) };

  async function discovery(operationId: string, path: string, id?: string): Promise<readonly [string, Example]> {
    const body = await discover(server, id === undefined ? path : `${path}/${id}`);
    return [operationId, { ...(id !== undefined && { id }), answer: { status: 200, body: () => body } }];
  }
}
