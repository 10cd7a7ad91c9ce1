"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { removeSchemaMutation } from "@/lib/client/scim-schemas";
import type { ScimSchemaView } from "@/lib/contracts/scim-schemas";
import { HeldValues } from "./held-values";

export interface RemoveSchemaDialogProps {
  /** Open while there is one. */
  readonly schema: ScimSchemaView | undefined;
  readonly onClose: () => void;
}

export function RemoveSchemaDialog({ schema, onClose }: RemoveSchemaDialogProps) {
  const removal = useMutation(removeSchemaMutation());

  function close() {
    removal.reset();
    onClose();
  }

  function confirm() {
    if (schema === undefined) return;
    removal.mutate(
      { urn: schema.urn },
      {
        onSuccess: () => {
          close();
          confirmToast(`${schema.name} is removed.`);
        },
      },
    );
  }

  return (
    <ConfirmDialog
      open={schema !== undefined}
      onOpenChange={close}
      title={`Remove ${schema?.name ?? "this schema"}?`}
      description="Its attributes go with it, and what your identity provider sends of them is passed over from then on."
      verb="Remove schema"
      tone="danger"
      pending={removal.isPending}
      error={removal.error && problemSentence(removal.error)}
      onConfirm={confirm}
    >
      {schema && <HeldValues schema={schema} />}
    </ConfirmDialog>
  );
}
