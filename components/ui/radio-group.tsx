"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { CHECK_BOX } from "./control-style";
import { FieldError, FieldHint, isShown } from "./field";

export interface RadioGroupProps<Value extends string> {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly options: readonly RadioOption<Value>[];
  /** Controlled with `onValueChange`; leave both away where a form library registers it. */
  readonly value?: Value;
  readonly onValueChange?: (value: Value) => void;
  /** What `register(name)` of react-hook-form gives; goes to every radio button. */
  readonly registration?: Pick<ComponentProps<"input">, "name" | "onChange" | "onBlur" | "ref">;
}

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly disabled?: boolean;
}

/** Native radio buttons in a fieldset. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, hideLabel = false, hint, error, options, value, onValueChange, registration } = props;
  const id = useId();
  const describedBy = [isShown(hint) && `${id}-hint`, isShown(error) && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="grid min-w-0 gap-1.5" {...(describedBy !== "" && { "aria-describedby": describedBy })}>
      <legend className={hideLabel ? "sr-only" : "mb-1.5 font-medium"}>{label}</legend>
      {isShown(hint) && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {options.map((option) => (
        <div key={option.value} className="flex min-h-6 items-start gap-2.5 has-disabled:opacity-60">
          <span className="relative mt-0.5 inline-flex">
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={id}
              value={option.value}
              disabled={option.disabled}
              {...(isShown(option.description) && { "aria-describedby": `${id}-${option.value}-text` })}
              {...(value !== undefined && { checked: value === option.value })}
              {...(onValueChange && { onChange: () => onValueChange(option.value) })}
              {...registration}
              className={classNames(CHECK_BOX, "rounded-full")}
            />
            <span
              aria-hidden
              className="pointer-events-none absolute inset-[5px] hidden rounded-full bg-on-accent peer-checked:block"
            />
          </span>
          <span className="grid min-w-0">
            <label htmlFor={`${id}-${option.value}`} className="leading-5">
              {option.label}
            </label>
            {isShown(option.description) && (
              <span id={`${id}-${option.value}-text`} className="text-muted text-xs">
                {option.description}
              </span>
            )}
          </span>
        </div>
      ))}
      {isShown(error) && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
