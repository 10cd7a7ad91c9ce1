"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { generateKeyMutation } from "@/lib/client/scim";
import { GenerateKeyForm } from "./generate-key-form";
import { LOSE_KEY, OneTimeKey } from "./one-time-key";

export interface GenerateKeyDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for a name, then shows the key once. The key is gone with the mutation's result when the dialog closes. */
export function GenerateKeyDialog({ open, onClose }: GenerateKeyDialogProps) {
  const generate = useMutation(generateKeyMutation());
  const [isCopied, setIsCopied] = useState(false);
  const secret = generate.data?.secret;

  function close() {
    generate.reset();
    setIsCopied(false);
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={secret === undefined ? "Generate SCIM API key" : "Copy the key"}
      confirmClose={secret !== undefined && !isCopied ? LOSE_KEY : undefined}
      busy={generate.isPending}
    >
      {secret === undefined ? (
        <GenerateKeyForm generate={generate} onCancel={close} />
      ) : (
        <OneTimeKey secret={secret} onCopied={() => setIsCopied(true)} onDone={close} />
      )}
    </Dialog>
  );
}
