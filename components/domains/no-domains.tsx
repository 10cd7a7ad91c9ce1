import { Globe } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";

export interface NoDomainsProps {
  /** Whether a search or a filter is on. */
  readonly isNarrowed: boolean;
  readonly onShowAll: () => void;
}

export function NoDomains({ isNarrowed, onShowAll }: NoDomainsProps) {
  const decision = useDecision("domains.manage");
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<Globe />}
        title="No such domain"
        action={<Button onClick={onShowAll}>Show all domains</Button>}
      >
        No domain fits this search and status.
      </EmptyState>
    );
  }
  const lacksPlan = !decision.allowed && decision.reason === "plan";
  return (
    <EmptyState icon={<Globe />} title="No domains yet" action={lacksPlan && <SeePlans />}>
      Add the domain of your people's e-mail addresses and prove that it is yours with a record in DNS. Then people who
      have an account already join at once, and your identity provider can change addresses within it.
      {lacksPlan && <> Domains are part of the {PLAN_NAMES[decision.plan]} plan.</>}
    </EmptyState>
  );
}

function SeePlans() {
  return (
    <Button asChild>
      <Link href="/settings/team/plan">See the plans</Link>
    </Button>
  );
}
