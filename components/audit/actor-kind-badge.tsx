import { Badge } from "@/components/ui/badge";
import type { AuditEventView } from "@/lib/contracts/audit";

/** Whether it was an identity provider's key or Muster itself; nothing for a person. */
export function ActorKindBadge({ kind }: { readonly kind: AuditEventView["actor"]["kind"] }) {
  switch (kind) {
    case "member":
      return null;
    case "scim_key":
      return <Badge tone="accent">SCIM key</Badge>;
    case "system":
      return <Badge>System</Badge>;
    default:
      return kind satisfies never;
  }
}
