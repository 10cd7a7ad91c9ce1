"use client";

import { ChevronLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

export interface KeysetPagesProps {
  /** What is paged, for screen readers, such as "Events". */
  readonly label: string;
  /** What is shown, in a few words. */
  readonly text: ReactNode;
  /** Undefined at an end; the button stays, so that the focus does. */
  readonly onNewest: (() => void) | undefined;
  readonly onNewer: (() => void) | undefined;
  readonly onOlder: (() => void) | undefined;
}

/** Pages of a list that only grows: by place, not by number, so that nothing is skipped or shown twice. */
export function KeysetPages({ label, text, onNewest, onNewer, onOlder }: KeysetPagesProps) {
  return (
    <nav aria-label={`${label}, pages`} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
      <p className="text-muted text-xs">{text}</p>
      <div className="flex flex-wrap gap-2">
        <PageButton onPress={onNewest}>
          <ChevronsLeft aria-hidden /> Newest
        </PageButton>
        <PageButton onPress={onNewer}>
          <ChevronLeft aria-hidden /> Newer
        </PageButton>
        <PageButton onPress={onOlder}>
          Older <ChevronRight aria-hidden />
        </PageButton>
      </div>
    </nav>
  );
}

interface PageButtonProps {
  readonly onPress: (() => void) | undefined;
  readonly children: ReactNode;
}

function PageButton({ onPress, children }: PageButtonProps) {
  return (
    <Button
      size="sm"
      aria-disabled={onPress === undefined}
      className="aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
      onClick={() => onPress?.()}
    >
      {children}
    </Button>
  );
}
