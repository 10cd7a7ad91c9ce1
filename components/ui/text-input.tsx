"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL } from "./control-style";
import { useFieldControl } from "./field-control";

export interface TextInputProps extends ComponentProps<"input"> {
  /** For keys, URLs and identifiers. */
  readonly mono?: boolean;
}

/** Takes its id, description and error from the Field around it. */
export function TextInput({ mono = false, className, ...rest }: TextInputProps) {
  const field = useFieldControl();
  return (
    <input type="text" {...field} {...rest} className={classNames(CONTROL, "px-2.5", mono && "font-mono", className)} />
  );
}
