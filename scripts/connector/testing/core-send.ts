import { createScimServer, type ScimStore, unauthorized } from "@/scim";
import { bodyText, serverConfig, tenantOf } from "@/scim/testing/scim-client";
import { runVariables } from "../http";
import type { Send } from "../run-transcript";

/** What a run against the core starts with. */
export const coreVariables = () => runVariables("http://localhost/scim/v2", "key-of-the-test");

/** Answers as the protocol core does over a store; a request without the run's key is refused as at the doors. */
export function coreSend(store: ScimStore, { base, key }: ReturnType<typeof coreVariables>): Send {
  const server = createScimServer(serverConfig);
  return async ({ method, path, headers, body }) => {
    const [pathname = "", ...query] = path.split("?");
    const chunks = async function* () {
      if (body !== undefined) yield new TextEncoder().encode(body);
    };
    const request = { method, path: pathname, query: query.join("?"), headers, body: chunks(), baseUrl: base };
    const answer = await server.handle(request, async () => {
      const [scheme = "", sent] = (headers.authorization ?? "").split(/ +/);
      if (scheme.toLowerCase() === "bearer" && sent === key) return tenantOf(store);
      throw unauthorized("Send the key as a bearer token.");
    });
    return { status: answer.status, headers: answer.headers, text: (await bodyText(answer)) ?? "" };
  };
}
