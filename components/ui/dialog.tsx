"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import { type ReactElement, type ReactNode, type RefObject, useState } from "react";
import { ConfirmDialog } from "./confirm-dialog";
import { DialogFooter, DialogFrame, type DialogPlace, type DialogSize } from "./dialog-frame";

export { DialogFooter };

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The button that opens it, if it stands beside it. */
  readonly trigger?: ReactElement;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** What gets the focus; else the element with `data-autofocus`, else the first control. */
  readonly initialFocusRef?: RefObject<HTMLElement | null>;
  /** Asked before Esc, a press outside or a close button closes it; the caller's own `open={false}` does not ask. */
  readonly confirmClose?: CloseQuestion | undefined;
  /** While something runs that must not be lost, nothing closes the dialog. */
  readonly busy?: boolean;
  readonly size?: DialogSize;
  /** `right` makes it a drawer, for looking at one thing of a list. */
  readonly place?: DialogPlace;
  /** For a dialog of several steps: when it changes, the focus goes to the `data-autofocus` of the new step. */
  readonly step?: string | number;
  readonly children: ReactNode;
}

export interface CloseQuestion {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** The button that closes, such as "Close anyway". */
  readonly verb: string;
  /** The button that goes back, such as "Keep open". */
  readonly cancelLabel: string;
}

/** A modal dialog. The focus returns to what opened it, also when that was an item of a menu. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, confirmClose, busy = false, children, ...frame } = props;
  const [isAsking, setIsAsking] = useState(false);

  function requestChange(next: boolean) {
    if (!next && busy) return;
    if (!next && confirmClose !== undefined) setIsAsking(true);
    else onOpenChange(next);
  }

  function closeAnyway() {
    setIsAsking(false);
    onOpenChange(false);
  }

  return (
    <DialogFrame {...frame} open={open} onOpenChange={requestChange}>
      {children}
      <Primitive.Close className={CLOSE} aria-label="Close">
        <X aria-hidden className="size-4" />
      </Primitive.Close>
      {confirmClose !== undefined && (
        <ConfirmDialog
          {...confirmClose}
          size="sm"
          open={isAsking}
          onOpenChange={setIsAsking}
          tone="danger"
          onConfirm={closeAnyway}
        />
      )}
    </DialogFrame>
  );
}

export function DialogBody({ children }: { readonly children: ReactNode }) {
  return <div className="grid gap-4 px-5 py-4">{children}</div>;
}

/** Wraps a Button: closes the dialog the way Esc does. */
export function DialogClose({ children }: { readonly children: ReactElement }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}

const CLOSE =
  "absolute top-3 right-3 inline-flex size-8 items-center justify-center rounded-md text-muted transition-colors " +
  "hover:bg-hover hover:text-text";
