"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { removeAttributeMutation } from "@/lib/client/scim-schemas";
import type { DeclaredAttribute, ScimSchemaView } from "@/lib/contracts/scim-schemas";
import { HeldValues } from "./held-values";

export interface RemoveAttributeDialogProps {
  /** Open while there is one. */
  readonly attribute: DeclaredAttribute | undefined;
  readonly schema: ScimSchemaView;
  readonly onClose: () => void;
}

export function RemoveAttributeDialog({ attribute, schema, onClose }: RemoveAttributeDialogProps) {
  const removal = useMutation(removeAttributeMutation());

  function close() {
    removal.reset();
    onClose();
  }

  function confirm() {
    if (attribute === undefined) return;
    const { name } = attribute;
    removal.mutate(
      { urn: schema.urn, name },
      {
        onSuccess: () => {
          close();
          confirmToast(`${name} is removed.`);
        },
      },
    );
  }

  return (
    <ConfirmDialog
      open={attribute !== undefined}
      onOpenChange={close}
      title={`Remove ${attribute?.name ?? "this attribute"}?`}
      description="What your identity provider sends of it is passed over from then on."
      verb="Remove attribute"
      tone="danger"
      pending={removal.isPending}
      error={removal.error && problemSentence(removal.error)}
      onConfirm={confirm}
    >
      {attribute && <HeldValues schema={schema} name={attribute.name} />}
    </ConfirmDialog>
  );
}
