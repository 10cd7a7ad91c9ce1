import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

export interface ClientSecretFieldProps {
  /** What `register("clientSecret")` gives. */
  readonly registration: ComponentProps<"input">;
  /** A secret for this very client is stored; it never comes back. */
  readonly isStored: boolean;
  readonly error: string | undefined;
}

/** Can be written and never read. */
export function ClientSecretField({ registration, isStored, error }: ClientSecretFieldProps) {
  return (
    <Field
      label="Client secret"
      hint={
        isStored
          ? "One is stored, encrypted. Leave this empty to keep it."
          : "It is stored encrypted and not shown again."
      }
      error={error}
      required={!isStored}
      className="max-w-2xl"
    >
      <TextInput
        mono
        type="password"
        autoComplete="new-password"
        placeholder={isStored ? "••••••••••••" : undefined}
        {...registration}
      />
    </Field>
  );
}
