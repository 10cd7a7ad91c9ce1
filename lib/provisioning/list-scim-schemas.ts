import type { Authorized } from "@/lib/auth/authorize";
import type { ScimSchemaList } from "@/lib/contracts/scim-schemas";
import type { Services } from "@/lib/services";
import { readScimSchemas } from "./read-scim-schemas";

export function listScimSchemas({ db }: Services, actor: Authorized<"scim.read">): Promise<ScimSchemaList> {
  return readScimSchemas(db, actor.team.id);
}
