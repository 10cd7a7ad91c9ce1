"use client";

import { type ReactNode, useRef } from "react";
import { classNames } from "./class-names";
import { CopyButton } from "./copy-button";
import { Field, type FieldProps } from "./field";
import { TextInput } from "./text-input";

export interface CopyFieldProps extends Pick<FieldProps, "hideLabel" | "hint" | "className"> {
  readonly label: string;
  readonly value: string;
  /** A line under the field in the colour of a warning. */
  readonly warning?: ReactNode;
  readonly onCopied?: () => void;
  /** Gives the focus to the copy button when it lies in a dialog. */
  readonly autoFocusCopy?: boolean;
}

/** A value to take along: read-only, in the mono face, selected by a click, with a copy button. */
export function CopyField({ label, value, warning, onCopied, autoFocusCopy = false, ...field }: CopyFieldProps) {
  const inputRef = useRef<HTMLInputElement>(null);

  function selectValue() {
    inputRef.current?.focus();
    inputRef.current?.select();
  }

  return (
    <Field {...field} label={label} className={classNames("grid", field.className)}>
      <div className="flex min-w-0 gap-2">
        <TextInput ref={inputRef} mono readOnly value={value} spellCheck={false} onFocus={selectText} />
        <CopyButton
          value={value}
          subject={label}
          onFailed={selectValue}
          {...(onCopied && { onCopied })}
          {...(autoFocusCopy && { "data-autofocus": true })}
        />
      </div>
      {warning !== undefined && <p className="text-warning text-xs">{warning}</p>}
    </Field>
  );
}

function selectText({ currentTarget }: { readonly currentTarget: HTMLInputElement }) {
  currentTarget.select();
}
