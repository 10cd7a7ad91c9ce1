"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { numberText } from "./number-text";

export interface PaginationProps {
  /** What is paged, for screen readers, such as "Members". */
  readonly label: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** Whether there are more than `total`, which were not counted. */
  readonly isMore?: boolean;
  readonly onPageChange: (page: number) => void;
}

/** "26–50 of 128", or "of more than 10,000", with Previous and Next; nothing to press at an end, but the focus stays. */
export function Pagination({ label, page, pageSize, total, isMore = false, onPageChange }: PaginationProps) {
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = isMore ? page * pageSize : Math.min(page * pageSize, total);
  const totalText = `${isMore ? "more than " : ""}${numberText(total)}`;
  return (
    <nav aria-label={`${label}, pages`} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
      <p aria-live="polite" className="text-muted text-xs tabular-nums">
        {total === 0 ? "0 of 0" : `${numberText(first)}–${numberText(last)} of ${totalText}`}
      </p>
      <div className="flex gap-2">
        <PageButton isEnd={page <= 1} onPress={() => onPageChange(page - 1)}>
          <ChevronLeft aria-hidden /> Previous
        </PageButton>
        <PageButton isEnd={!isMore && page >= pageCount} onPress={() => onPageChange(page + 1)}>
          Next <ChevronRight aria-hidden />
        </PageButton>
      </div>
    </nav>
  );
}

interface PageButtonProps {
  readonly isEnd: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function PageButton({ isEnd, onPress, children }: PageButtonProps) {
  return (
    <Button
      size="sm"
      aria-disabled={isEnd}
      className="aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
      onClick={() => !isEnd && onPress()}
    >
      {children}
    </Button>
  );
}
