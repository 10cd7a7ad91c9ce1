"use client";

import { UserPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { useDecision } from "@/lib/client/team";

const InviteDialog = dialogOnDemand("open", async () => (await import("./invite-dialog")).InviteDialog);

export interface InvitePeopleProps {
  /** Whether a link leads to the open invitations: not on their own page. */
  readonly withList?: boolean;
}

/** At the head of a page about people, for who may invite. */
export function InvitePeople({ withList = false }: InvitePeopleProps) {
  const mayInvite = useDecision("members.invite").allowed;
  const [isOpen, setIsOpen] = useState(false);
  if (!mayInvite) return null;
  return (
    <>
      {withList && (
        <Button asChild>
          <Link href="/settings/team/members/invitations">Invitations</Link>
        </Button>
      )}
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        <UserPlus aria-hidden /> Invite people
      </Button>
      <InviteDialog open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
