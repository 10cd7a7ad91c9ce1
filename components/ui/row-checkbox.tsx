"use client";

import { Check, Minus } from "lucide-react";
import { useEffect, useRef } from "react";
import { CHECK_BOX } from "./control-style";

export interface RowCheckboxProps {
  /** Such as "Select Ada Lovelace"; not shown. */
  readonly label: string;
  readonly checked: boolean;
  /** Some of the rows that it stands for are chosen. */
  readonly mixed?: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
}

/** A native checkbox at the head of a row, or above a column of them. */
export function RowCheckbox({ label, checked, mixed = false, onCheckedChange }: RowCheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (ref.current) ref.current.indeterminate = mixed;
  }, [mixed]);

  return (
    // The whole square is pressed, not only the box in it.
    <label className="relative -m-1.5 inline-flex p-1.5">
      <span className="sr-only">{label}</span>
      <input
        ref={ref}
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className={`${CHECK_BOX} rounded`}
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute inset-2 hidden size-3 text-on-accent peer-checked:block"
      />
      {mixed && (
        <Minus aria-hidden strokeWidth={3} className="pointer-events-none absolute inset-2 size-3 text-on-accent" />
      )}
    </label>
  );
}
