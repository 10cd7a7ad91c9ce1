"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { CardBody } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { ApiError } from "@/lib/client/api-error";
import { changeTeamSlugMutation } from "@/lib/client/team";
import { changeTeamSlug, type TeamView } from "@/lib/contracts/team";

/** The part of the team's address that it chooses itself. */
export function TeamAddressForm({ slug, address }: Pick<TeamView, "slug" | "address">) {
  const change = useMutation(changeTeamSlugMutation());
  const form = useForm({
    resolver: zodResolver(changeTeamSlug.input),
    defaultValues: { slug },
    values: { slug },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty } = form.formState;
  const fieldError = change.error instanceof ApiError ? change.error.body?.fields?.["slug"] : undefined;

  const save = form.handleSubmit((input) =>
    change.mutate(input, {
      onSuccess: (team) => {
        form.reset({ slug: team.slug }, { keepDirtyValues: false });
        confirmToast("The address is saved.");
      },
    }),
  );

  return (
    <CardBody>
      <form onSubmit={save} noValidate className="grid gap-3">
        <div className="flex flex-wrap items-start gap-2">
          <Field
            label="Address"
            hint={
              isDirty
                ? "Links with the address as it is now stop working, and another team may take it. Nothing else changes."
                : "A link that leads members into this team, also when they are in several."
            }
            error={errors.slug?.message ?? fieldError}
            required
            className="max-w-sm flex-1 basis-40"
          >
            <TextInput
              mono
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              {...form.register("slug", { onChange: () => change.reset() })}
            />
          </Field>
          {/* As high as the label above the field, so that button and field stand in one line. */}
          <Button type="submit" pending={change.isPending} disabled={!isDirty} className="mt-6.5">
            Save
          </Button>
        </div>
        <p className="flex flex-wrap items-center gap-2">
          <span className="wrap-anywhere font-mono text-[0.8125rem] text-muted">{address}</span>
          <CopyButton size="sm" value={address} subject="the address" />
        </p>
        {fieldError === undefined && <Problem error={change.error} />}
      </form>
    </CardBody>
  );
}
