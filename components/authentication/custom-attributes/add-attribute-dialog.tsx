"use client";

import { useMutation } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog";
import { addAttributeMutation } from "@/lib/client/scim-schemas";
import type { ScimSchemaView } from "@/lib/contracts/scim-schemas";
import { AddAttributeForm } from "./add-attribute-form";

export interface AddAttributeDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly schema: ScimSchemaView;
}

export function AddAttributeDialog({ open, onClose, schema }: AddAttributeDialogProps) {
  const add = useMutation(addAttributeMutation());

  function close() {
    add.reset();
    onClose();
  }

  return (
    <Dialog open={open} onOpenChange={close} title={`Add attribute to ${schema.name}`} busy={add.isPending} size="lg">
      <AddAttributeForm add={add} schema={schema} onDone={close} />
    </Dialog>
  );
}
