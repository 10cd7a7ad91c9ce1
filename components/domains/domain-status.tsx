import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DomainStatus } from "@/lib/contracts/domains";

export function DomainStatusBadge({ status }: { readonly status: DomainStatus }) {
  return (
    <Badge tone={TONES[status]} dot>
      {STATUS_NAMES[status]}
    </Badge>
  );
}

export const STATUS_NAMES: Readonly<Record<DomainStatus, string>> = {
  pending: "Pending",
  verified: "Verified",
  failing: "Failing",
};

const TONES: Readonly<Record<DomainStatus, BadgeTone>> = {
  pending: "neutral",
  verified: "success",
  failing: "warning",
};
