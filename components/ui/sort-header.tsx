"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ALIGN, HEADER } from "./data-table";

export type SortDirection = "ascending" | "descending";

export interface SortHeaderProps {
  readonly children: ReactNode;
  /** Undefined while another column sorts. */
  readonly direction: SortDirection | undefined;
  /** Gets the direction that a press asks for: ascending first, then the other way round. */
  readonly onSort: (direction: SortDirection) => void;
  readonly align?: "start" | "end";
  readonly className?: string;
}

/** A column header that sorts; stands in a TableHead. */
export function SortHeader({ children, direction, onSort, align = "start", className }: SortHeaderProps) {
  const Icon = direction === undefined ? ChevronsUpDown : ICONS[direction];
  return (
    <th
      scope="col"
      aria-sort={direction ?? "none"}
      className={classNames(HEADER, "px-1 py-1 first:pl-2 last:pr-2", ALIGN[align], className)}
    >
      <button
        type="button"
        className={classNames(
          "inline-flex h-6 items-center gap-1 rounded px-2 transition-colors hover:bg-hover hover:text-text",
          direction !== undefined && "text-text",
        )}
        onClick={() => onSort(direction === "ascending" ? "descending" : "ascending")}
      >
        {children}
        <Icon aria-hidden className="size-3.5 shrink-0" />
      </button>
    </th>
  );
}

const ICONS = { ascending: ArrowUp, descending: ArrowDown };
