"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { ApiError } from "@/lib/client/api-error";
import { renameTeamMutation } from "@/lib/client/team";
import { renameTeam } from "@/lib/contracts/team";

export function TeamNameForm({ name }: { readonly name: string }) {
  const rename = useMutation(renameTeamMutation());
  const form = useForm({
    resolver: zodResolver(renameTeam.input),
    defaultValues: { name },
    // The name may come anew from the server; what is being typed stays.
    values: { name },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty } = form.formState;
  const fieldError = rename.error instanceof ApiError ? rename.error.body?.fields?.["name"] : undefined;

  const save = form.handleSubmit((input) =>
    rename.mutate(input, {
      onSuccess: (team) => {
        form.reset({ name: team.name }, { keepDirtyValues: false });
        confirmToast("The name is saved.");
      },
    }),
  );

  return (
    <CardBody>
      <form onSubmit={save} noValidate className="grid gap-3">
        <div className="flex flex-wrap items-start gap-2">
          <Field label="Name" error={errors.name?.message ?? fieldError} required className="max-w-sm flex-1 basis-40">
            <TextInput autoComplete="organization" {...form.register("name")} />
          </Field>
          {/* As high as the label above the field, so that button and field stand in one line. */}
          <Button type="submit" pending={rename.isPending} disabled={!isDirty} className="mt-6.5">
            Save
          </Button>
        </div>
        {fieldError === undefined && <Problem error={rename.error} />}
      </form>
    </CardBody>
  );
}
