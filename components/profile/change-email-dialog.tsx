"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { requestEmailChangeMutation } from "@/lib/client/profile";
import { type ProfileView, requestEmailChange } from "@/lib/contracts/profile";
import { fieldErrors } from "./field-errors";

export interface ChangeEmailDialogProps {
  readonly profile: ProfileView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the new address, and for the password, so that an unlocked screen is not enough. */
export function ChangeEmailDialog({ profile, open, onClose }: ChangeEmailDialogProps) {
  const request = useMutation(requestEmailChangeMutation());
  const form = useForm({
    resolver: zodResolver(requestEmailChange.input),
    defaultValues: { email: "", currentPassword: "" },
  });
  const { errors } = form.formState;
  const refused = fieldErrors(request.error);

  function close() {
    request.reset();
    form.reset();
    onClose();
  }

  const submit = form.handleSubmit((input) => request.mutate(input, { onSuccess: close }));

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      busy={request.isPending}
      title="Change your e-mail address"
      description={`A mail with a link goes to the new address. Until it is opened you sign in with ${profile.email}.`}
    >
      <form onSubmit={submit} noValidate>
        <DialogBody>
          <Field label="New e-mail address" error={errors.email?.message ?? refused["email"]} required>
            <TextInput data-autofocus type="email" autoComplete="email" maxLength={254} {...form.register("email")} />
          </Field>
          {profile.hasPassword && (
            <Field
              label="Current password"
              error={errors.currentPassword?.message ?? refused["currentPassword"]}
              required
            >
              <TextInput type="password" autoComplete="current-password" {...form.register("currentPassword")} />
            </Field>
          )}
          {Object.keys(refused).length === 0 && <Problem error={request.error} />}
        </DialogBody>
        <DialogFooter>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={request.isPending}>
            Send the link
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
