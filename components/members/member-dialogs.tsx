"use client";

import { ConsequenceDialog, type MembershipChange } from "./consequence-dialog";
import { MemberNameDialog } from "./member-name-dialog";
import { MemberRolesDialog } from "./member-roles-dialog";

/** What is being asked about which member. */
export interface MemberQuestion {
  readonly about: MembershipChange | "roles" | "name";
  readonly target: { readonly id: string; readonly name: string };
}

export interface MemberDialogsProps {
  readonly question: MemberQuestion | undefined;
  readonly onClose: () => void;
  readonly onRemoved?: () => void;
}

/** The dialogs that change one member; one is open while there is a question. */
export function MemberDialogs({ question, onClose, onRemoved }: MemberDialogsProps) {
  const targetOf = (about: MemberQuestion["about"]) => (question?.about === about ? question.target : undefined);
  return (
    <>
      <MemberRolesDialog target={targetOf("roles")} onClose={onClose} />
      <MemberNameDialog target={targetOf("name")} onClose={onClose} />
      <ConsequenceDialog change="deactivate" target={targetOf("deactivate")} onClose={onClose} />
      <ConsequenceDialog change="reactivate" target={targetOf("reactivate")} onClose={onClose} />
      <ConsequenceDialog change="remove" target={targetOf("remove")} onClose={onClose} onDone={onRemoved} />
    </>
  );
}
