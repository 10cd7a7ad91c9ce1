"use client";

import { type ComponentProps, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { PASSWORD_LENGTH_MIN } from "@/lib/contracts/passwords";
import { StrengthMeter } from "./strength-meter";

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly error?: string | undefined;
  /** What others can guess of the person: name, address. */
  readonly known: readonly string[];
  /** Of the form. */
  readonly input: ComponentProps<"input">;
}

/** Where a password is chosen, with an estimate of how long it would hold. */
export function NewPasswordField({ label, error, known, input }: NewPasswordFieldProps) {
  const [password, setPassword] = useState("");
  return (
    <div className="grid gap-2">
      <Field label={label} hint={`At least ${PASSWORD_LENGTH_MIN} characters.`} required error={error}>
        <TextInput
          type="password"
          autoComplete="new-password"
          {...input}
          onChange={(event) => {
            setPassword(event.target.value);
            input.onChange?.(event);
          }}
        />
      </Field>
      <StrengthMeter password={password} known={known} />
    </div>
  );
}
