"use client";

import * as Primitive from "radix-ui/switch";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export interface SwitchProps {
  /** The accessible name: what is on or off. */
  readonly label: string;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Why it cannot be pressed, shown beside it and read with it. */
  readonly disabledReason?: ReactNode;
  /** The id of a reason that stands elsewhere on the page. */
  readonly describedBy?: string;
  readonly pending?: boolean;
  readonly className?: string;
}

/** Controlled. A disabled switch can still be reached by keyboard, so that its reason can be read. */
export function Switch(props: SwitchProps) {
  const { label, checked, onCheckedChange, disabled = false, disabledReason, describedBy, pending = false } = props;
  const reasonId = useId();
  const hasReason = disabled && disabledReason !== undefined;
  const description = [describedBy, hasReason && reasonId].filter(Boolean).join(" ");
  const isIdle = !disabled && !pending;
  return (
    <span className={classNames("inline-flex flex-wrap items-center justify-end gap-x-3 gap-y-1", props.className)}>
      {hasReason && (
        <span id={reasonId} className="text-muted text-xs">
          {disabledReason}
        </span>
      )}
      <Primitive.Root
        aria-label={label}
        {...(description !== "" && { "aria-describedby": description })}
        {...(!isIdle && { "aria-disabled": true })}
        {...(pending && { "aria-busy": true })}
        checked={checked}
        onCheckedChange={(next) => isIdle && onCheckedChange(next)}
        className={classNames(ROOT, disabled && "cursor-not-allowed opacity-60")}
      >
        <span className="inline-flex min-w-7 justify-end font-medium text-muted text-xs group-data-[state=checked]:text-text">
          {pending ? <Spinner className="size-3.5" /> : checked ? "ON" : "OFF"}
        </span>
        <span className={TRACK}>
          <Primitive.Thumb className={THUMB} />
        </span>
      </Primitive.Root>
    </span>
  );
}

const ROOT = "group inline-flex h-8 shrink-0 items-center gap-2 rounded-md px-1";

const TRACK =
  "inline-flex h-5 w-9 items-center rounded-full border border-border-control bg-border-control p-px transition-colors " +
  "group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent";

const THUMB =
  "block size-4 rounded-full bg-on-accent shadow-raised transition-transform data-[state=checked]:translate-x-4";
