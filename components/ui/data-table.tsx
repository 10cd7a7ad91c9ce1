import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export interface DataTableProps {
  /** The accessible name of the table and of the box that scrolls sideways. */
  readonly label: string;
  /** Dims the rows while the next ones are on their way. */
  readonly stale?: boolean;
  /** A TableHead and a TableBody. */
  readonly children: ReactNode;
}

export function DataTable({ label, stale = false, children }: DataTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div role="group" aria-label={label} tabIndex={0} className={SCROLLING}>
      <table
        aria-label={label}
        aria-busy={stale}
        className={classNames("w-full border-collapse text-left transition-opacity", stale && "opacity-60")}
      >
        {children}
      </table>
    </div>
  );
}

/** HeaderCell and SortHeader elements in one row. */
export function TableHead({ children }: { readonly children: ReactNode }) {
  return (
    <thead className="border-border border-y bg-sunken">
      <tr>{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { readonly children: ReactNode }) {
  return <tbody className="divide-y divide-border">{children}</tbody>;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={classNames("transition-colors hover:bg-hover/50", className)} />;
}

export interface CellProps extends Omit<ComponentProps<"td">, "align"> {
  readonly align?: "start" | "end";
}

export function HeaderCell({ align = "start", className, ...rest }: CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames(HEADER, "px-3 py-2 first:pl-4 last:pr-4", ALIGN[align], className)}
    />
  );
}

export function Cell({ align = "start", className, ...rest }: CellProps) {
  return <td {...rest} className={classNames("h-11 px-3 py-1.5 first:pl-4 last:pr-4", ALIGN[align], className)} />;
}

/** `relative`: texts for screen readers must not stick out of it and widen the page. */
const SCROLLING = "relative overflow-x-auto focus-visible:-outline-offset-2";

export const HEADER = "whitespace-nowrap font-medium text-muted text-xs";
export const ALIGN = { start: "text-left", end: "text-right" };
