"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { scimSchemasQuery } from "@/lib/client/scim-schemas";
import { useDecision, viewerQuery } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import { suggestUrn } from "./suggest-urn";

const AddSchemaDialog = dialogOnDemand("open", async () => (await import("./add-schema-dialog")).AddSchemaDialog);

/** The button and its dialog, or why there is none. */
export function AddSchema() {
  const { data } = useSuspenseQuery(scimSchemasQuery());
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const decision = useDecision("scim.schemas.manage");
  const [isOpen, setIsOpen] = useState(false);
  if (!decision.allowed) {
    return decision.reason === "plan" ? (
      <p className="text-muted text-xs">Changes need the {PLAN_NAMES[decision.plan]} plan.</p>
    ) : null;
  }
  return (
    <>
      <Button variant={data.schemas.length === 0 ? "primary" : "secondary"} onClick={() => setIsOpen(true)}>
        Add schema
      </Button>
      <AddSchemaDialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        suggest={(resourceType) => suggestUrn(viewer.team.name, resourceType, data.schemas)}
      />
    </>
  );
}
