"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { type FieldControl, FieldControlContext } from "./field-control";

export interface FieldProps {
  readonly label: ReactNode;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong and what to do; marks the control as invalid. */
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** Shown after the label, for fields that may stay empty. */
  readonly optional?: boolean;
  /** One TextInput or Select. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Label, hint and error of one control, wired to it by id. */
export function Field({ label, hideLabel = false, hint, error, required, optional, children, className }: FieldProps) {
  const id = useId();
  const hasHint = isShown(hint);
  const hasError = isShown(error);
  const describedBy = [hasHint && `${id}-hint`, hasError && `${id}-error`].filter(Boolean).join(" ");
  const control: FieldControl = {
    id,
    ...(describedBy !== "" && { "aria-describedby": describedBy }),
    ...(hasError && { "aria-invalid": true }),
    ...(required === true && { required: true }),
  };
  return (
    <div className={classNames("grid min-w-0 gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "w-fit font-medium"}>
        {label}
        {optional === true && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <FieldControlContext value={control}>{children}</FieldControlContext>
      {hasHint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {hasError && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldHint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="text-muted text-xs">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-danger text-xs">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

/** A form library hands over an empty text where there is no error. */
export function isShown(part: ReactNode): boolean {
  return part !== undefined && part !== null && part !== "" && part !== false;
}
