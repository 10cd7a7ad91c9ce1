import { sql } from "drizzle-orm";
import { groupResourceType } from "@/scim";
import type { ResourceTable } from "./filter-scope";

/** Which attributes of a Group are columns of `groups`. */
export const groupTable: ResourceTable = {
  type: groupResourceType,
  columns: {
    id: sql.raw("r.id"),
    displayName: sql.raw("r.display_name_key"),
    externalId: sql.raw("r.external_id"),
    "meta.created": sql.raw("r.created_at"),
    "meta.lastModified": sql.raw("r.updated_at"),
    "meta.resourceType": sql.raw("'Group'"),
    "meta.version": sql.raw(`('W/"' || r.version || '"')`),
  },
  references: {
    from: sql.raw("group_members gm where gm.team_id = r.team_id and gm.group_id = r.id"),
    columns: { value: sql.raw("gm.member_id"), type: sql.raw("'user'") },
    target: { endpoint: "/Users", id: sql.raw("gm.member_id") },
  },
  byIndex: () => undefined,
  narrowed: () => undefined,
};
