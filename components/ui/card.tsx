import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface CardProps {
  /** The `titleId` of its header, which names the section. */
  readonly labelledBy?: string;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Card({ labelledBy, children, className }: CardProps) {
  return (
    <section
      aria-labelledby={labelledBy}
      className={classNames("min-w-0 rounded-lg border border-border bg-raised shadow-raised", className)}
    >
      {children}
    </section>
  );
}

export interface CardHeaderProps {
  readonly title: ReactNode;
  readonly titleId?: string;
  readonly description?: ReactNode;
  /** A switch or a button at the right; it wraps below on a narrow screen. */
  readonly aside?: ReactNode;
}

export function CardHeader({ title, titleId, description, aside }: CardHeaderProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3.5">
      <div className="min-w-0 flex-1 basis-56">
        <h2 id={titleId} className="font-semibold text-[0.9375rem] leading-8">
          {title}
        </h2>
        {description !== undefined && <div className="max-w-[70ch] text-muted">{description}</div>}
      </div>
      {aside !== undefined && <div className="flex max-w-full flex-wrap items-center gap-2">{aside}</div>}
    </div>
  );
}

export function CardBody({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <div className={classNames("border-border border-t px-4 py-4", className)}>{children}</div>;
}

export interface CardRowProps {
  /** Stands in a column of its own; the row is then a name and its value. */
  readonly label?: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}

export function CardRow({ label, children, aside }: CardRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-border border-t px-4 py-2.5">
      {label !== undefined && <div className="w-40 shrink-0 text-muted">{label}</div>}
      <div className="min-w-0 flex-1 basis-48 wrap-anywhere">{children}</div>
      {aside !== undefined && <div className="flex flex-wrap items-center gap-2">{aside}</div>}
    </div>
  );
}
