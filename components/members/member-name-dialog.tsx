"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { changeMemberNameMutation } from "@/lib/client/member-page";
import { changeMemberName, type MemberDetail } from "@/lib/contracts/member-page";
import { LoadedMember } from "./loaded-member";

export interface MemberNameDialogProps {
  /** Open while there is one. */
  readonly target: { readonly id: string; readonly name: string } | undefined;
  readonly onClose: () => void;
}

/** How a member is called whom no identity provider manages. */
export function MemberNameDialog({ target, onClose }: MemberNameDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      open={target !== undefined}
      onOpenChange={onClose}
      title={`Name of ${target?.name ?? "this member"}`}
      description="As the team sees it. The person’s own account keeps its name."
      busy={isBusy}
    >
      {target && (
        <LoadedMember memberId={target.id} onClose={onClose}>
          {(member) => <NameForm key={member.id} member={member} onDone={onClose} onBusy={setIsBusy} />}
        </LoadedMember>
      )}
    </Dialog>
  );
}

interface NameFormProps {
  readonly member: MemberDetail;
  readonly onDone: () => void;
  readonly onBusy: (isBusy: boolean) => void;
}

function NameForm({ member, onDone, onBusy }: NameFormProps) {
  const { id: memberId, name, givenName, familyName } = member;
  const change = useMutation(changeMemberNameMutation());
  const form = useForm({
    resolver: zodResolver(changeMemberName.input),
    defaultValues: { memberId, displayName: name, givenName: givenName ?? "", familyName: familyName ?? "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) => {
    onBusy(true);
    change.mutate(input, {
      onSuccess: () => {
        onDone();
        confirmToast("The name is saved.");
      },
      onSettled: () => onBusy(false),
    });
  });
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label="Shown name" error={errors.displayName?.message} required>
          <TextInput data-autofocus autoComplete="off" maxLength={128} {...form.register("displayName")} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Given name" error={errors.givenName?.message} optional>
            <TextInput autoComplete="off" maxLength={128} {...form.register("givenName")} />
          </Field>
          <Field label="Family name" error={errors.familyName?.message} optional>
            <TextInput autoComplete="off" maxLength={128} {...form.register("familyName")} />
          </Field>
        </div>
        <Problem error={change.error} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={change.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}
