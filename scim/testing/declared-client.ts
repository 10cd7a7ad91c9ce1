import type { JsonObject } from "../json";
import { exampleTypes } from "./declared-example";
import { memoryStore } from "./memory-store";
import { idOf, type Send, scimClient } from "./scim-client";

/** A team that declared the example's schemas. */
export function declaredClient(): Send {
  return scimClient({ store: memoryStore(undefined, exampleTypes), resourceTypes: exampleTypes });
}

let made = 0;

/** The address of a new person with these attributes. */
export async function newPerson(send: Send, attributes: JsonObject): Promise<string> {
  made += 1;
  return `/Users/${idOf(await send("POST", "/Users", { userName: `person-${made}`, ...attributes }))}`;
}

export function patch(send: Send, target: string, ...operations: readonly JsonObject[]) {
  return send("PATCH", target, { Operations: [...operations] });
}

/** How a refusal looks. */
export function invalid(scimType: string) {
  return { status: 400, body: { scimType } };
}
