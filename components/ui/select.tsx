"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL } from "./control-style";
import { useFieldControl } from "./field-control";

/** A native select with `<option>` children; takes its id, description and error from the Field around it. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  const field = useFieldControl();
  return (
    <span className={classNames("relative grid min-w-0", className)}>
      <select {...field} {...rest} className={classNames(CONTROL, "appearance-none truncate pr-8 pl-2.5")}>
        {children}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
