"use client";

import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value | undefined;
  readonly onValueChange: (value: Value) => void;
  readonly className?: string;
}

export interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

/** One of a few short choices side by side, which wrap on a narrow screen; native radio buttons inside. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onValueChange, className = "flex-wrap" } = props;
  const name = useId();
  return (
    <fieldset className={classNames("inline-flex w-fit max-w-full gap-0.5 rounded-md bg-hover p-0.5", className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={OPTION}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onValueChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

const OPTION =
  "relative inline-flex h-7 cursor-pointer items-center gap-1.5 rounded px-2.5 font-medium text-[0.8125rem] text-muted " +
  "transition-colors hover:text-text has-checked:bg-raised has-checked:text-text has-checked:ring-1 has-checked:ring-border-control " +
  "has-focus-visible:outline-2 has-focus-visible:outline-focus [&_svg]:size-3.5";
