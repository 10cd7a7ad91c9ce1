import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly dot?: boolean;
  readonly children: ReactNode;
}

export type BadgeTone = "neutral" | "success" | "warning" | "danger" | "accent";

export function Badge({ tone = "neutral", dot = false, children }: BadgeProps) {
  return (
    <span className={classNames(BASE, TONES[tone])}>
      {dot && <span aria-hidden className="size-1.5 rounded-full bg-current" />}
      {children}
    </span>
  );
}

const BASE =
  "inline-flex h-5 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs tabular-nums";

const TONES: Record<BadgeTone, string> = {
  neutral: "bg-hover text-muted",
  success: "bg-success-surface text-success",
  warning: "bg-warning-surface text-warning",
  danger: "bg-danger-surface text-danger",
  accent: "bg-accent-surface text-accent-text",
};
