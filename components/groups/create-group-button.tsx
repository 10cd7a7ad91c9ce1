"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { useDecision } from "@/lib/client/team";

const CreateGroupDialog = dialogOnDemand("open", async () => (await import("./create-group-dialog")).CreateGroupDialog);

/** At the head of the Groups page, for who may create one. */
export function CreateGroupButton() {
  const mayManage = useDecision("groups.manage").allowed;
  const [isOpen, setIsOpen] = useState(false);
  if (!mayManage) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        Create group
      </Button>
      <CreateGroupDialog open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
