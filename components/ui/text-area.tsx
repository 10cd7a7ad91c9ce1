"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL } from "./control-style";
import { useFieldControl } from "./field-control";

export interface TextAreaProps extends ComponentProps<"textarea"> {
  /** For certificates, keys and other text of machines. */
  readonly mono?: boolean;
}

/** Takes its id, description and error from the Field around it. */
export function TextArea({ mono = false, className, ...rest }: TextAreaProps) {
  const field = useFieldControl();
  return (
    <textarea
      {...field}
      {...rest}
      className={classNames(CONTROL, "h-auto min-h-20 resize-y px-2.5 py-1.5", mono && "font-mono", className)}
    />
  );
}
