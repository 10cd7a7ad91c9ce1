"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { ApiError } from "@/lib/client/api-error";
import { changeSeatsMutation } from "@/lib/client/plan";
import { changeSeats, type PlanView } from "@/lib/contracts/plan";

export function SeatsForm({ seats }: Pick<PlanView, "seats">) {
  const change = useMutation(changeSeatsMutation());
  const form = useForm({
    resolver: zodResolver(changeSeats.input),
    defaultValues: { seats: seats.total },
    values: { seats: seats.total },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty } = form.formState;
  const fieldError = change.error instanceof ApiError ? change.error.body?.fields?.["seats"] : undefined;

  const save = form.handleSubmit((input) =>
    change.mutate(input, {
      onSuccess: (plan) => {
        form.reset({ seats: plan.seats.total }, { keepDirtyValues: false });
        confirmToast("The number of seats is saved.");
      },
    }),
  );

  return (
    <form onSubmit={save} noValidate className="mt-4 grid gap-3">
      <div className="flex flex-wrap items-start gap-2">
        <Field
          label="Number of seats"
          hint={`At least ${seats.used}, which are in use.`}
          error={errors.seats?.message ?? fieldError}
          className="max-w-60 flex-1 basis-40"
        >
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            {...form.register("seats", { valueAsNumber: true, onChange: () => change.reset() })}
          />
        </Field>
        {/* As high as the label above the field, so that button and field stand in one line. */}
        <Button type="submit" pending={change.isPending} disabled={!isDirty} className="mt-6.5">
          Save
        </Button>
      </div>
      {fieldError === undefined && <Problem error={change.error} />}
    </form>
  );
}
