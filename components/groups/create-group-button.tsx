"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useDecision } from "@/lib/client/team";
import { CreateGroupDialog } from "./create-group-dialog";

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
