"use client";

import { Problem } from "@/components/settings/problem";
import { TimeAgo } from "@/components/settings/time-ago";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { InvitationView, makeInvitationLink } from "@/lib/contracts/invitations";

export interface InvitationLinkDialogProps {
  /** Open while there is one. */
  readonly invitation: InvitationView | undefined;
  /** The link, once it is made. */
  readonly made: EndpointOutput<typeof makeInvitationLink> | undefined;
  readonly error: Error | null;
  readonly onClose: () => void;
}

/** A link to hand over by another way than the mail. */
export function InvitationLinkDialog({ invitation, made, error, onClose }: InvitationLinkDialogProps) {
  return (
    <Dialog
      open={invitation !== undefined}
      onOpenChange={onClose}
      title={`Link for ${invitation?.email ?? "this person"}`}
      description="Whoever opens it can join the team in their place. Hand it to nobody else."
      step={made === undefined ? "making" : "made"}
    >
      <DialogBody>
        <Problem error={error} />
        {made !== undefined && (
          <>
            <CopyField label="Link to join" value={made.link} autoFocusCopy />
            <p className="text-muted text-xs">
              It works once, and expires <TimeAgo date={made.expiresAt} />. The link in the mail works as before.
            </p>
          </>
        )}
        {made === undefined && error === null && <Skeleton className="h-14 w-full" />}
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </Dialog>
  );
}
