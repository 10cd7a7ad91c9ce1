"use client";

import { Check } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { CHECK_BOX } from "./control-style";
import { FieldError, isShown } from "./field";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** A native checkbox, so that a form library can register it. */
export function Checkbox({ label, hint, error, className, ...rest }: CheckboxProps) {
  const id = useId();
  const describedBy = [isShown(hint) && `${id}-hint`, isShown(error) && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classNames("grid gap-1", className)}>
      <div className="flex min-h-6 items-start gap-2.5 has-disabled:opacity-60">
        <span className="relative mt-0.5 inline-flex">
          <input
            type="checkbox"
            id={id}
            {...(describedBy !== "" && { "aria-describedby": describedBy })}
            {...(isShown(error) && { "aria-invalid": true })}
            {...rest}
            className={classNames(CHECK_BOX, "rounded")}
          />
          <Check
            aria-hidden
            strokeWidth={3}
            className="pointer-events-none absolute inset-0.5 hidden size-3 text-on-accent peer-checked:block"
          />
        </span>
        <span className="grid min-w-0">
          <label htmlFor={rest.id ?? id} className="leading-5">
            {label}
          </label>
          {isShown(hint) && (
            <span id={`${id}-hint`} className="text-muted text-xs">
              {hint}
            </span>
          )}
        </span>
      </div>
      {isShown(error) && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
