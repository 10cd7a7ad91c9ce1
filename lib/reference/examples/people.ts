import { ENTERPRISE_USER_URN, GROUP_URN, isJsonObject, type JsonObject, type JsonValue, USER_URN } from "@/scim";
import type { ExampleAnswer } from "./example";

/** Ids that look like those of a server. */
export const USER_ID = "usr_01kj8w3c7pf9ea5mtx20bhyq6n";
export const GROUP_ID = "grp_01kj8w4d2vf7r8ksz93gcn5bte";
/** When everything in the examples was made and changed. */
export const EXAMPLE_TIME = "2026-03-02T09:30:00.000Z";

export const EXAMPLE_CURSOR =
  "WzE3NzI0NDM4MDAsMSxmYWxzZSxudWxsLCJ1c3JfMDFrajh3M2M3cGY5ZWE1bXR4MjBiaHlxNm4iXQ.q0yP3mJ8b1uVf6tLzR2nXw";

/** Stands in the tag of a user for the groups that they are in. */
export const GROUPS_SUM = "k3v9x2";

export const USER_NAME = "barbara.jensen@example.com";
export const GROUP_NAME = "Tour Guides";

/** What the identity provider knows of the person. */
export const userBody: JsonObject = {
  schemas: [USER_URN, ENTERPRISE_USER_URN],
  userName: USER_NAME,
  externalId: "00u8f4k2",
  name: { givenName: "Barbara", familyName: "Jensen" },
  displayName: "Barbara Jensen",
  emails: [{ value: USER_NAME, type: "work", primary: true }],
  active: true,
  [ENTERPRISE_USER_URN]: { employeeNumber: "701984", department: "Tour Operations" },
};

export const groupBody: JsonObject = {
  schemas: [GROUP_URN],
  displayName: GROUP_NAME,
  members: [{ value: "$USER_ID" }],
};

/** The person as the server answers with it; `changed` holds what an example changed. */
export function storedUser(
  baseUrl: string,
  { version = 1, inGroup = true, changed = {} }: { version?: number; inGroup?: boolean; changed?: JsonObject } = {},
): JsonObject {
  const { schemas, externalId, userName, name, displayName, active, emails, ...extension } = userBody;
  const groups = [{ value: GROUP_ID, $ref: `${baseUrl}/Groups/${GROUP_ID}`, display: GROUP_NAME, type: "direct" }];
  const document = { schemas, externalId, userName, name, displayName, active, emails, ...extension, ...changed };
  const assigned = Object.entries(document).filter((entry): entry is [string, JsonObject[string]] => !!entry[1]);
  return {
    ...Object.fromEntries(assigned),
    id: USER_ID,
    groups: inGroup ? groups : [],
    meta: meta(baseUrl, "User", USER_ID, inGroup ? `${version}.${GROUPS_SUM}` : `${version}`),
  };
}

export function storedGroup(baseUrl: string, { version = 1, displayName = GROUP_NAME } = {}): JsonObject {
  return {
    schemas: [GROUP_URN],
    displayName,
    id: GROUP_ID,
    members: [{ value: USER_ID, $ref: `${baseUrl}/Users/${USER_ID}`, type: "User" }],
    meta: meta(baseUrl, "Group", GROUP_ID, `${version}`),
  };
}

function meta(baseUrl: string, resourceType: "User" | "Group", id: string, version: string): JsonObject {
  return {
    resourceType,
    created: EXAMPLE_TIME,
    lastModified: EXAMPLE_TIME,
    location: `${baseUrl}/${resourceType}s/${id}`,
    version: entityTag(version),
  };
}

export function entityTag(version: string): string {
  return `W/"${version}"`;
}

/** An answer that holds a resource, with the headers that tell of it. */
export function resourceAnswer(status: 200 | 201, body: (baseUrl: string) => JsonObject): ExampleAnswer {
  return { status, headers: (baseUrl) => resourceHeaders(status, body(baseUrl).meta), body };
}

function resourceHeaders(status: number, told: JsonValue | undefined): Readonly<Record<string, string>> {
  const { version, location } = isJsonObject(told) ? told : {};
  if (typeof version !== "string" || typeof location !== "string") throw new Error("An example has no meta.");
  return { etag: version, "content-location": location, ...(status === 201 && { location }) };
}
