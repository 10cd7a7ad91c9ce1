import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { MemberStatus } from "@/lib/contracts/members";

export function MemberStatusBadge({ status }: { readonly status: MemberStatus }) {
  return (
    <Badge tone={STATUS_TONES[status]} dot>
      {STATUS_NAMES[status]}
    </Badge>
  );
}

export const STATUS_NAMES: Readonly<Record<MemberStatus, string>> = {
  active: "Active",
  invited: "Invited",
  deactivated: "Deactivated",
};

const STATUS_TONES: Readonly<Record<MemberStatus, BadgeTone>> = {
  active: "success",
  invited: "warning",
  deactivated: "neutral",
};
