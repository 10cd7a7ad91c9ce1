import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "./query-keys";

/** Everything that tells of people, their groups and their roles is read again, but what is said of one that is gone. */
export async function peopleChanged(client: QueryClient, goneId?: string): Promise<void> {
  const { members, member, memberSessions, groups, group, groupPreview, roles, plan, team, viewer, audit, scim } =
    queryKeys;
  const about = new Set<string>(
    [members, member, memberSessions, groups, group, groupPreview, roles, plan, team, viewer, audit, scim].flat(),
  );
  await client.invalidateQueries({
    predicate: ({ queryKey: [area, id] }) => about.has(String(area)) && (goneId === undefined || id !== goneId),
  });
}
