"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { CardBody, CardRow } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { changeOwnNameMutation } from "@/lib/client/profile";
import { changeOwnName } from "@/lib/contracts/profile";

export interface OwnNameFormProps {
  readonly name: string;
  readonly isLocked: boolean;
}

export function OwnNameForm({ name, isLocked }: OwnNameFormProps) {
  const change = useMutation(changeOwnNameMutation());
  const form = useForm({
    resolver: zodResolver(changeOwnName.input),
    defaultValues: { name },
    values: { name },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty } = form.formState;

  const save = form.handleSubmit((input) =>
    change.mutate(input, {
      onSuccess: (profile) => {
        form.reset({ name: profile.name }, { keepDirtyValues: false });
        confirmToast("Your name is saved.");
      },
    }),
  );

  if (isLocked) return <CardRow label="Name">{name}</CardRow>;
  return (
    <CardBody>
      <form onSubmit={save} noValidate className="grid gap-3">
        <div className="flex flex-wrap items-start gap-2">
          <Field label="Name" error={errors.name?.message} required className="max-w-sm flex-1 basis-40">
            <TextInput autoComplete="name" {...form.register("name")} />
          </Field>
          {/* As high as the label above the field, so that button and field stand in one line. */}
          <Button type="submit" pending={change.isPending} disabled={!isDirty} className="mt-6.5">
            Save
          </Button>
        </div>
        <Problem error={change.error} />
      </form>
    </CardBody>
  );
}
