"use client";

import { useMutation } from "@tanstack/react-query";
import { Problem } from "@/components/settings/problem";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { confirmToast } from "@/components/ui/toaster";
import { changeMembersMutation } from "@/lib/client/members";
import type { BulkAnswer, BulkChange } from "@/lib/contracts/members";
import type { Role } from "@/lib/contracts/roles";
import { bulkDone, bulkEffects, bulkTitle, bulkVerb } from "./bulk-words";
import type { Selection } from "./use-selection";

export interface BulkQuestion {
  readonly change: BulkChange;
  /** For `add_role`. */
  readonly role?: Role;
}

export interface BulkDialogProps {
  readonly question: BulkQuestion | undefined;
  readonly selection: Selection;
  readonly onClose: () => void;
}

const NAMED_MAX = 5;

/** Asks before all chosen members are changed; whoever was refused is named afterwards, with the reason, and stays chosen. */
export function BulkDialog({ question, selection, onClose }: BulkDialogProps) {
  const mutation = useMutation(changeMembersMutation());
  const { members } = selection;

  function close() {
    mutation.reset();
    onClose();
  }

  function confirm({ change, role }: BulkQuestion) {
    const memberIds = members.map(({ id }) => id);
    mutation.mutate(
      { memberIds, change, ...(role !== undefined && { role }) },
      {
        onSuccess: ({ changed, refused }) => {
          selection.keep(refused.map(({ memberId }) => memberId));
          if (refused.length > 0) return;
          close();
          confirmToast(bulkDone(change, changed));
        },
      },
    );
  }

  if (question === undefined) return null;
  const { change, role } = question;
  const answer = mutation.data;
  return (
    <Dialog
      open
      onOpenChange={close}
      title={answer ? "Not all were changed" : bulkTitle(change, members.length, role)}
      busy={mutation.isPending}
      step={answer ? 1 : 0}
    >
      <DialogBody>
        {answer ? (
          <Refusals change={change} answer={answer} />
        ) : (
          <>
            <p className="wrap-anywhere">{named(members.map(({ name }) => name))}</p>
            <ul className="grid list-disc gap-1 pl-4 marker:text-muted">
              {bulkEffects(change, members).map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </>
        )}
        <Problem error={mutation.error} />
      </DialogBody>
      <DialogFooter>
        <Button data-autofocus onClick={close}>
          {answer ? "Done" : "Cancel"}
        </Button>
        {!answer && (
          <Button
            variant={change === "deactivate" || change === "remove" ? "danger" : "primary"}
            pending={mutation.isPending}
            onClick={() => confirm(question)}
          >
            {bulkVerb(change)}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

function Refusals({ change, answer }: { readonly change: BulkChange; readonly answer: BulkAnswer }) {
  return (
    <>
      {answer.changed > 0 && <p>{bulkDone(change, answer.changed)}</p>}
      <Alert tone="warning" title={`${answer.refused.length} refused`} announce>
        <ul className="grid gap-1">
          {answer.refused.map(({ memberId, name, message }) => (
            <li key={memberId}>
              {name !== null && <span className="font-medium">{name}: </span>}
              {message}
            </li>
          ))}
        </ul>
      </Alert>
    </>
  );
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED_MAX;
  return more > 0 ? `${names.slice(0, NAMED_MAX).join(", ")} and ${more} more` : names.join(", ");
}
