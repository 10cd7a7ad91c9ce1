"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/components/settings/problem";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { confirmToast } from "@/components/ui/toaster";
import { deactivateMemberMutation, reactivateMemberMutation, removeMemberMutation } from "@/lib/client/member-page";
import { viewerQuery } from "@/lib/client/team";
import type { MemberDetail } from "@/lib/contracts/member-page";
import type { PlanView } from "@/lib/contracts/plan";
import { type Consequences, deactivation, reactivation, removal } from "./consequences";
import { LoadedMember } from "./loaded-member";
import { LoadedSeats } from "./loaded-seats";

export type MembershipChange = "deactivate" | "reactivate" | "remove";

export interface ConsequenceDialogProps {
  readonly change: MembershipChange;
  /** Open while there is one. */
  readonly target: { readonly id: string; readonly name: string } | undefined;
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}

/** Asks for one change of a membership, and says before what it will do, or why it cannot be done. */
export function ConsequenceDialog({ change, target, onClose, onDone }: ConsequenceDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      open={target !== undefined}
      onOpenChange={onClose}
      title={`${WORDS[change].verb} ${target?.name ?? "this member"}?`}
      busy={isBusy}
    >
      {target && (
        <LoadedMember memberId={target.id} onClose={onClose}>
          {(member) => {
            const question = { change, member, onClose, onDone, onBusy: setIsBusy };
            if (change !== "reactivate") return <Question {...question} seats={NO_SEATS} />;
            return <LoadedSeats>{(seats) => <Question {...question} seats={seats} />}</LoadedSeats>;
          }}
        </LoadedMember>
      )}
    </Dialog>
  );
}

interface QuestionProps extends Pick<ConsequenceDialogProps, "change" | "onClose" | "onDone"> {
  readonly member: MemberDetail;
  readonly seats: PlanView["seats"];
  readonly onBusy: (isBusy: boolean) => void;
}

function Question({ change, member, seats, onClose, onDone, onBusy }: QuestionProps) {
  const { verb, done, tone } = WORDS[change];
  const mutation = useMembershipMutation(change);
  const { obstacle, effects } = useConsequences(change, member, seats);

  function confirm() {
    onBusy(true);
    mutation.mutate(member.id, {
      onSuccess: () => {
        onClose();
        confirmToast(`${member.name} ${done}.`);
        onDone?.();
      },
      onSettled: () => onBusy(false),
    });
  }

  return (
    <>
      <DialogBody>
        {obstacle !== undefined && <Alert tone="warning">{obstacle}</Alert>}
        {effects.length > 0 && (
          <ul className="grid list-disc gap-1 pl-4 marker:text-muted">
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        )}
        <Problem error={mutation.error} />
      </DialogBody>
      <DialogFooter>
        <Button data-autofocus onClick={onClose}>
          {obstacle === undefined ? "Cancel" : "Close"}
        </Button>
        {obstacle === undefined && (
          <Button variant={tone} pending={mutation.isPending} onClick={confirm}>
            {verb}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}

function useMembershipMutation(change: MembershipChange) {
  const deactivate = useMutation(deactivateMemberMutation());
  const reactivate = useMutation(reactivateMemberMutation());
  const remove = useMutation(removeMemberMutation());
  switch (change) {
    case "deactivate":
      return deactivate;
    case "reactivate":
      return reactivate;
    case "remove":
      return remove;
    default:
      return change satisfies never;
  }
}

function useConsequences(change: MembershipChange, member: MemberDetail, seats: PlanView["seats"]): Consequences {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const circumstances = { isViewer: viewer.memberId === member.id, seats };
  switch (change) {
    case "deactivate":
      return deactivation(member, circumstances);
    case "reactivate":
      return reactivation(member, circumstances);
    case "remove":
      return removal(member, circumstances);
    default:
      return change satisfies never;
  }
}

/** Only who comes back takes a seat. */
const NO_SEATS = { total: 0, used: 0 };

const WORDS = {
  deactivate: { verb: "Deactivate", done: "is deactivated", tone: "danger" },
  reactivate: { verb: "Reactivate", done: "is active again", tone: "primary" },
  remove: { verb: "Remove", done: "is removed", tone: "danger" },
} as const;
