"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";

const AddDomainDialog = dialogOnDemand("open", async () => (await import("./add-domain-dialog")).AddDomainDialog);

/** The button and its dialog, or why there is none. */
export function AddDomain() {
  const decision = useDecision("domains.manage");
  const [isOpen, setIsOpen] = useState(false);
  if (!decision.allowed) {
    return decision.reason === "plan" ? (
      <p className="text-muted text-xs">Adding domains needs the {PLAN_NAMES[decision.plan]} plan.</p>
    ) : null;
  }
  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        Add domain
      </Button>
      <AddDomainDialog open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
