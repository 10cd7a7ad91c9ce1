"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { numberText } from "@/components/ui/number-text";
import { TextInput } from "@/components/ui/text-input";
import { auditExportUrl } from "@/lib/client/audit";
import { deleteTeamMutation, useDecision } from "@/lib/client/team";
import type { TeamView } from "@/lib/contracts/team";

export interface DeleteTeamDialogProps {
  readonly team: TeamView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says what goes and what stays, and asks for the team's name. */
export function DeleteTeamDialog({ team, open, onClose }: DeleteTeamDialogProps) {
  const [confirmation, setConfirmation] = useState("");
  const mayExport = useDecision("audit.read").allowed;
  const remove = useMutation({
    ...deleteTeamMutation(),
    // A full load: the session is over, and nothing of the team may stay on the screen.
    onSuccess: () => window.location.assign("/sign-in?reason=team_deleted"),
  });
  const isConfirmed = confirmation.trim() === team.name.trim();
  const isGoing = remove.isPending || remove.isSuccess;

  function close() {
    remove.reset();
    setConfirmation("");
    onClose();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isConfirmed && !isGoing) remove.mutate({ confirmation });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      busy={isGoing}
      title={`Delete ${team.name}?`}
      description="This cannot be undone."
    >
      <form onSubmit={submit}>
        <DialogBody>
          <ul className="grid list-disc gap-1 pl-4 marker:text-muted">
            <li>{membersSentence(team.counts.members)}</li>
            <li>
              Groups, roles, single sign-on, domains and SCIM API keys are deleted: requests of your identity provider
              are refused from then on.
            </li>
            <li>
              The audit log is deleted, too.
              {mayExport && (
                <>
                  {" "}
                  <a
                    href={auditExportUrl({}, "json")}
                    download
                    className="text-accent-text underline underline-offset-2"
                  >
                    Export it first
                  </a>
                </>
              )}
            </li>
            <li>What stays, for whoever runs this server: that you deleted the team, and when.</li>
          </ul>
          <Field label={`Type ${team.name} to confirm`}>
            <TextInput
              data-autofocus
              autoComplete="off"
              spellCheck={false}
              value={confirmation}
              onChange={({ target }) => setConfirmation(target.value)}
            />
          </Field>
          <Problem error={remove.error} />
        </DialogBody>
        <DialogFooter>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="danger" pending={isGoing} disabled={!isConfirmed}>
            Delete team
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function membersSentence(count: number): string {
  const people =
    count === 1
      ? "You are its only member and are signed out."
      : `All ${numberText(count)} members lose their place and are signed out, you, too.`;
  return `${people} Accounts stay, and so do their places in other teams.`;
}
