"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { removeDomainMutation } from "@/lib/client/domains";
import type { DomainView } from "@/lib/contracts/domains";
import { RemovalEffects } from "./removal-effects";

export interface RemoveDomainDialogProps {
  /** Open while there is one. */
  readonly domain: DomainView | undefined;
  readonly onClose: () => void;
}

export function RemoveDomainDialog({ domain, onClose }: RemoveDomainDialogProps) {
  const removal = useMutation(removeDomainMutation());
  const isPending = domain?.status === "pending";

  function close() {
    removal.reset();
    onClose();
  }

  function confirm() {
    if (domain === undefined) return;
    removal.mutate(
      { domainId: domain.id },
      {
        onSuccess: () => {
          close();
          confirmToast(`${domain.name} is removed.`);
        },
      },
    );
  }

  return (
    <ConfirmDialog
      open={domain !== undefined}
      onOpenChange={close}
      title={`Remove ${domain?.name ?? "this domain"}?`}
      description={
        isPending
          ? "It was never verified, so nothing changes for anybody. Added again, it needs another record."
          : "It is no longer your team's then, and another team can verify it. Added again, it needs another record."
      }
      verb="Remove domain"
      tone="danger"
      size={isPending ? "md" : "lg"}
      pending={removal.isPending}
      error={removal.error && problemSentence(removal.error)}
      onConfirm={confirm}
    >
      {domain !== undefined && !isPending && <RemovalEffects domain={domain} />}
    </ConfirmDialog>
  );
}
