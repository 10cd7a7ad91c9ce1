"use client";

import type { ComponentProps, ReactElement } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** The accessible name; shown as a tooltip. */
  readonly label: string;
  /** One icon. */
  readonly children: ReactElement;
  readonly tone?: "neutral" | "danger";
  readonly pending?: boolean;
}

export function IconButton({
  label,
  children,
  tone = "neutral",
  pending = false,
  className,
  ...rest
}: IconButtonProps) {
  const whilePending = pending ? { "aria-disabled": true, "aria-busy": true, onClick: undefined } : {};
  return (
    <Tooltip text={label}>
      <button
        type="button"
        aria-label={label}
        // The tooltip repeats the name: without this it would be read twice.
        aria-describedby={undefined}
        className={classNames(BASE, TONES[tone], className)}
        {...rest}
        {...whilePending}
      >
        {pending ? <Spinner /> : children}
      </button>
    </Tooltip>
  );
}

const BASE =
  "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors " +
  "hover:not-disabled:bg-hover disabled:cursor-not-allowed disabled:opacity-50 " +
  "data-[state=open]:bg-hover data-[state=open]:text-text [&_svg]:size-4";

const TONES = {
  neutral: "hover:not-disabled:text-text",
  danger: "hover:not-disabled:text-danger",
};
