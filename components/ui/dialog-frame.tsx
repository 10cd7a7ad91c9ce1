"use client";

import * as Primitive from "radix-ui/dialog";
import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { classNames } from "./class-names";
import { findOpener, focusOpener, rememberOpener } from "./opener";

export interface DialogFrameProps {
  readonly open: boolean;
  /** Called with false on Esc, a press outside and the close buttons. */
  readonly onOpenChange: (open: boolean) => void;
  readonly trigger?: ReactElement | undefined;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly initialFocusRef?: RefObject<HTMLElement | null> | undefined;
  readonly size?: DialogSize;
  /** Where the panel stands: in the middle, or as a drawer along the right edge. */
  readonly place?: DialogPlace;
  /** A dialog of several steps: when it changes, the focus moves on to the `data-autofocus` of the new step. */
  readonly step?: string | number | undefined;
  readonly children: ReactNode;
}

export type DialogSize = "sm" | "md" | "lg";
export type DialogPlace = "middle" | "right";

/** The modal panel that dialogs share: overlay, title, and where the focus goes and returns to. */
export function DialogFrame(props: DialogFrameProps) {
  const { open, onOpenChange, trigger, title, description, initialFocusRef, step, children } = props;
  const { size = "md", place = "middle" } = props;
  const openerRef = useRef<HTMLElement | null>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const stepRef = useRef(step);

  useEffect(() => {
    if (stepRef.current === step) return;
    stepRef.current = step;
    findMarked(contentRef.current)?.focus();
  }, [step]);

  function focusFirst(event: Event) {
    openerRef.current = findOpener();
    if (contentRef.current && openerRef.current) rememberOpener(contentRef.current, openerRef.current);
    const target = initialFocusRef?.current ?? findMarked(contentRef.current);
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  function returnFocus(event: Event) {
    event.preventDefault();
    focusOpener(openerRef.current);
  }

  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={classNames(OVERLAY, OVERLAY_PLACES[place])}>
          <Primitive.Content
            ref={contentRef}
            className={classNames(PANEL, place === "middle" ? SIZES[size] : DRAWER)}
            {...(description === undefined && { "aria-describedby": undefined })}
            onOpenAutoFocus={focusFirst}
            onCloseAutoFocus={returnFocus}
            onInteractOutside={keepOpenForToast}
            onEscapeKeyDown={keepOpenForList}
          >
            <div className="grid gap-1 px-5 pt-4">
              <Primitive.Title className="wrap-anywhere pr-8 font-semibold text-base leading-6">
                {title}
              </Primitive.Title>
              {description !== undefined && (
                <Primitive.Description className="text-muted">{description}</Primitive.Description>
              )}
            </div>
            {children}
          </Primitive.Content>
        </Primitive.Overlay>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** The row of buttons; the one that acts stands last. */
export function DialogFooter({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-end gap-2 rounded-b-xl border-border border-t bg-sunken px-5 py-3">
      {children}
    </div>
  );
}

/** The content lies in the overlay, so that a dialog higher than the window scrolls as a whole. */
const OVERLAY = "fixed inset-0 z-40 grid animate-appear overflow-y-auto bg-overlay";

const OVERLAY_PLACES: Record<DialogPlace, string> = {
  middle: "place-items-center p-4 sm:p-6 [scrollbar-gutter:stable]",
  right: "justify-items-end",
};

const PANEL = "relative w-full min-w-0 animate-rise bg-raised text-text shadow-float outline-none";

const DRAWER = "min-h-full max-w-lg border-border border-l";

const SIZES: Record<DialogSize, string> = {
  sm: "max-w-sm rounded-xl",
  md: "max-w-md rounded-xl",
  lg: "max-w-2xl rounded-xl",
};

function findMarked(content: HTMLElement | null): HTMLElement | null {
  return content?.querySelector<HTMLElement>("[data-autofocus]") ?? null;
}

/** Esc closes an open list of a combobox first. */
function keepOpenForList(event: KeyboardEvent) {
  if (document.activeElement?.matches("[role=combobox][aria-expanded=true]")) event.preventDefault();
}

function keepOpenForToast(event: { readonly target: EventTarget | null; preventDefault(): void }) {
  if (event.target instanceof Element && event.target.closest("[data-sonner-toaster]") !== null) event.preventDefault();
}
