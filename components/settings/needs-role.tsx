import { Lock } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Decision } from "@/lib/contracts/permissions";
import { PLAN_NAMES, ROLE_NAMES } from "@/lib/contracts/roles";

export interface NeedsRoleProps {
  readonly decision: Exclude<Decision, { readonly allowed: true }>;
  /** What to do about it. */
  readonly children: string;
}

/** Stands instead of a page that the person may not see. */
export function NeedsRole({ decision, children }: NeedsRoleProps) {
  const title =
    decision.reason === "role"
      ? `You need the ${decision.roles.map((role) => ROLE_NAMES[role]).join(" or ")} role`
      : `This page is part of the ${PLAN_NAMES[decision.plan]} plan`;
  return (
    <Card>
      <EmptyState icon={<Lock />} title={title} action={decision.reason === "plan" && <SeePlans />}>
        {children}
      </EmptyState>
    </Card>
  );
}

function SeePlans() {
  return (
    <Button asChild>
      <Link href="/settings/team/plan">See the plans</Link>
    </Button>
  );
}
