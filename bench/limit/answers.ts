import { createHash } from "node:crypto";
import { type JsonObject, LIST_RESPONSE_URN, USER_URN } from "@/scim";
import { entityTag } from "@/scim/etag";

/** A row as postgres.js gives it: JSON parsed, times as dates. */
export interface UserRow {
  readonly id: string | null;
  readonly version: number;
  readonly document: JsonObject;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly groups?: readonly { readonly value: string; readonly display: string }[];
}

export interface GroupRow extends UserRow {
  readonly members: readonly string[] | null;
}

export function userAnswer(row: UserRow, baseUrl: string): JsonObject {
  const { id, document, groups = [] } = row;
  return {
    ...document,
    id,
    groups: groups.map(({ value, display }) => ({
      value,
      $ref: `${baseUrl}/Groups/${value}`,
      display,
      type: "direct",
    })),
    meta: meta(row, "User", `${baseUrl}/Users/${id}`, entityTagOf(row)),
  };
}

export function groupAnswer(row: GroupRow, baseUrl: string): JsonObject {
  const { id, document, members } = row;
  const shown = members?.map((value) => ({ value, $ref: `${baseUrl}/Users/${value}`, type: "User" }));
  return {
    ...document,
    id,
    ...(shown && { members: shown }),
    meta: meta(row, "Group", `${baseUrl}/Groups/${id}`, entityTagOf(row)),
  };
}

/** What a list with `attributes=userName` shows. */
export function userNameAnswer({ id, document }: UserRow): JsonObject {
  return { schemas: [USER_URN], id, userName: document.userName ?? null };
}

export function listAnswer(resources: readonly JsonObject[], head: JsonObject): JsonObject {
  return { schemas: [LIST_RESPONSE_URN], ...head, itemsPerPage: resources.length, Resources: [...resources] };
}

function entityTagOf({ version, groups = [] }: UserRow): string {
  if (groups.length === 0) return entityTag({ version });
  const shown = JSON.stringify(groups).slice(1, -1);
  return entityTag({ version, referencesTag: createHash("md5").update(shown).digest("hex").slice(0, 8) });
}

function meta(row: UserRow, resourceType: string, location: string, version: string): JsonObject {
  const { created_at: created, updated_at: lastModified } = row;
  return {
    resourceType,
    created: created.toISOString(),
    lastModified: lastModified.toISOString(),
    location,
    version,
  };
}
