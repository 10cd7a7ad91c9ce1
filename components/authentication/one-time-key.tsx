"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { type CloseQuestion, DialogBody, DialogFooter } from "@/components/ui/dialog";

export interface OneTimeKeyProps {
  readonly secret: string;
  readonly onCopied: () => void;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

/** The second step of a key dialog: the key, this one time. */
export function OneTimeKey({ secret, onCopied, onDone, children }: OneTimeKeyProps) {
  const fieldRef = useRef<HTMLDivElement>(null);

  // The button that led here is gone, and with it the focus.
  useEffect(() => {
    fieldRef.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
  }, []);

  return (
    <>
      <DialogBody>
        <div ref={fieldRef} onCopy={onCopied}>
          <CopyField label="SCIM API key" value={secret} onCopied={onCopied} autoFocusCopy />
        </div>
        <Alert tone="warning" title="This is the only time you see this key">
          Enter it at your identity provider now, or keep it in a safe place. Muster cannot show it again.
        </Alert>
        {children}
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}

/** Asked when the dialog is closed while the key has not been copied. */
export const LOSE_KEY: CloseQuestion = {
  title: "Close without copying?",
  description: "You cannot see this key again. Without it you need to regenerate it.",
  verb: "Close anyway",
  cancelLabel: "Go back",
};
