import type { ReactNode } from "react";

export interface EventRowProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A name and its value in the drawer. */
export function EventRow({ label, children }: EventRowProps) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 border-border border-t px-5 py-2.5 sm:grid-cols-[7.5rem_1fr]">
      <div className="text-muted">{label}</div>
      <div className="grid min-w-0 justify-items-start gap-0.5 wrap-anywhere">{children}</div>
    </div>
  );
}
