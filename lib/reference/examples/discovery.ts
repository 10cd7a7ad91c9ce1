import { SCIM_REFERENCE_PATH } from "@/lib/contracts/scim";
import type { ServerLimits } from "@/lib/http/server-limits";
import { createScimServer, GROUP_URN, isJsonObject, type JsonObject } from "@/scim";
import type { DescribedServer } from "../described-server";

/** Which of several each discovery endpoint shows. */
export const DISCOVERY_IDS = { getResourceType: "User", getSchema: GROUP_URN } as const;

/** What the server itself says of itself, without a key: nothing of it can be out of date. */
export async function discover({ baseUrl, limits }: DescribedServer, path: string): Promise<JsonObject> {
  const server = createScimServer(configOf(limits));
  const request = { method: "GET", path, query: "", headers: {}, baseUrl };
  const { body } = await server.handle(request, () => Promise.reject(new Error("Discovery needs no key.")));
  const answer: unknown = JSON.parse(typeof body === "string" ? body : "");
  return answer as JsonObject;
}

function configOf(limits: ServerLimits) {
  return { ...limits, signCursor: () => "", documentationPath: SCIM_REFERENCE_PATH };
}

/** A list of schemas without their attributes, which the tables show. */
export function withoutAttributes(answer: JsonObject): JsonObject {
  const resources = Array.isArray(answer.Resources) ? answer.Resources : [];
  return {
    ...answer,
    Resources: resources.map((resource) => (isJsonObject(resource) ? { ...resource, attributes: [] } : resource)),
  };
}
