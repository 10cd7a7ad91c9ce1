import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { numberText } from "./number-text";

export interface MeterProps {
  readonly label: ReactNode;
  readonly value: number;
  readonly max: number;
  /** The numbers in words; "25 of 1,000" without it. */
  readonly text?: string;
}

/** A bar of what is used; warns from nine tenths on and turns red when nothing is left. */
export function Meter({ label, value, max, text = `${numberText(value)} of ${numberText(max)}` }: MeterProps) {
  const id = useId();
  const share = max <= 0 ? 1 : Math.min(1, Math.max(0, value / max));
  const fill = share >= 1 ? "bg-danger-fill" : share >= 0.9 ? "bg-warning-fill" : "bg-accent";
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap justify-between gap-x-3">
        <span id={id}>{label}</span>
        <span className="text-muted tabular-nums">{text}</span>
      </div>
      <div
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div className={classNames("h-full min-w-1 rounded-full", fill)} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
