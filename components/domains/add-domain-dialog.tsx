"use client";

import { useMutation } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog";
import { addDomainMutation } from "@/lib/client/domains";
import { AddDomainForm } from "./add-domain-form";
import { NewRecord } from "./new-record";

export interface AddDomainDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for a domain, then shows the record that proves it. */
export function AddDomainDialog({ open, onClose }: AddDomainDialogProps) {
  const addition = useMutation(addDomainMutation());
  const { data: added } = addition;

  function close() {
    addition.reset();
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={added === undefined ? "Add domain" : `Prove that ${added.name} is yours`}
      busy={addition.isPending}
      step={added === undefined ? "name" : "record"}
      size="lg"
    >
      {added === undefined ? (
        <AddDomainForm addition={addition} onCancel={close} />
      ) : (
        <NewRecord added={added} onDone={close} />
      )}
    </Dialog>
  );
}
