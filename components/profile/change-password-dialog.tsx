"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { changePasswordMutation } from "@/lib/client/profile";
import { changePassword, type ProfileView } from "@/lib/contracts/profile";
import { fieldErrors } from "./field-errors";
import { NewPasswordField } from "./new-password-field";

export interface ChangePasswordDialogProps {
  readonly profile: ProfileView;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ChangePasswordDialog({ profile, open, onClose }: ChangePasswordDialogProps) {
  const { hasPassword, name, email } = profile;
  const change = useMutation(changePasswordMutation());
  const form = useForm({
    resolver: zodResolver(changePassword.input),
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const { errors } = form.formState;
  const refused = fieldErrors(change.error);

  function close() {
    change.reset();
    form.reset();
    onClose();
  }

  const submit = form.handleSubmit((input) =>
    change.mutate(input, {
      onSuccess: () => {
        confirmToast("Your password is changed. Your other sessions are over.");
        close();
      },
    }),
  );

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      busy={change.isPending}
      title={hasPassword ? "Change your password" : "Set a password"}
      description="You are signed out everywhere but here, and get a mail that says so."
    >
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {/* So that a password manager knows whose password it is. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          {hasPassword && (
            <Field
              label="Current password"
              error={errors.currentPassword?.message ?? refused["currentPassword"]}
              required
            >
              <TextInput
                data-autofocus
                type="password"
                autoComplete="current-password"
                {...form.register("currentPassword")}
              />
            </Field>
          )}
          <NewPasswordField
            label="New password"
            error={errors.newPassword?.message ?? refused["newPassword"]}
            known={[name, email]}
            input={form.register("newPassword")}
          />
          {Object.keys(refused).length === 0 && <Problem error={change.error} />}
        </DialogBody>
        <DialogFooter>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={change.isPending}>
            {hasPassword ? "Change password" : "Set password"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
