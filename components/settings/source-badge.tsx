import { Badge } from "@/components/ui/badge";
import type { GroupView } from "@/lib/contracts/groups";
import type { MemberSource } from "@/lib/contracts/members";

/** Where a person or a group comes from. */
export function SourceBadge({ source }: { readonly source: MemberSource | GroupView["source"] }) {
  return <Badge tone={source === "scim" ? "accent" : "neutral"}>{SOURCE_NAMES[source]}</Badge>;
}

const SOURCE_NAMES = { scim: "SCIM", sso: "SSO", invite: "Invite", local: "By hand" };
