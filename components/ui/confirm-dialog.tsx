"use client";

import type { ReactElement, ReactNode } from "react";
import { Alert } from "./alert";
import { Button } from "./button";
import { DialogFooter, DialogFrame, type DialogSize } from "./dialog-frame";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The button that opens it, if it stands beside it. */
  readonly trigger?: ReactElement;
  /** The question, such as "Revoke this key?". */
  readonly title: ReactNode;
  /** What happens then. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** What the button does, such as "Revoke key". */
  readonly verb: string;
  readonly cancelLabel?: string;
  /** "danger" only where something is lost. */
  readonly tone?: "primary" | "danger";
  /** The dialog stays open while it is pending; the caller closes it when it is done. */
  readonly pending?: boolean;
  readonly error?: ReactNode;
  readonly size?: DialogSize;
  readonly onConfirm: () => void;
}

/** One question with the verb on the button. The focus goes to Cancel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, trigger, title, description, children, verb, onConfirm } = props;
  const { cancelLabel = "Cancel", tone = "primary", pending = false, error, size = "md" } = props;
  const frame = { open, trigger, title, description, size };

  function changeOpen(next: boolean) {
    if (next || !pending) onOpenChange(next);
  }

  return (
    <DialogFrame {...frame} onOpenChange={changeOpen}>
      <div className="grid gap-3 px-5 pt-3 pb-4 empty:pt-1">
        {children}
        {error !== undefined && error !== null && (
          <Alert tone="danger" announce>
            {error}
          </Alert>
        )}
      </div>
      <DialogFooter>
        <Button data-autofocus onClick={() => changeOpen(false)}>
          {cancelLabel}
        </Button>
        <Button variant={tone} pending={pending} onClick={onConfirm}>
          {verb}
        </Button>
      </DialogFooter>
    </DialogFrame>
  );
}
