"use client";

import { CornerDownRight } from "lucide-react";
import { TimeAgo } from "@/components/settings/time-ago";
import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ScimKeyView } from "@/lib/contracts/scim";
import { Countdown } from "./countdown";

export interface PreviousKeyRowProps {
  readonly scimKey: ScimKeyView;
  readonly onRevoke: () => void;
}

/** A replaced key that still works: how long, and whether anybody still uses it. */
export function PreviousKeyRow({ scimKey: { name, hint, expiresAt, lastUse }, onRevoke }: PreviousKeyRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 pr-4 pb-2.5 pl-4 text-xs">
      <div className="flex min-w-0 flex-1 basis-56 gap-2 text-muted">
        <CornerDownRight aria-hidden className="mt-px size-3.5 shrink-0" />
        <p className="wrap-anywhere">
          Previous key <code className="font-mono">{hint}</code>,{" "}
          {expiresAt === null ? (
            "active until you revoke it"
          ) : (
            <>
              active for <Countdown until={expiresAt} /> more
            </>
          )}
          ,{" "}
          {lastUse === null ? (
            "never used"
          ) : (
            <>
              last used <TimeAgo date={lastUse.at} />
            </>
          )}
        </p>
      </div>
      <Button size="sm" onClick={onRevoke}>
        Revoke now
        <VisuallyHidden>: previous key of {name}</VisuallyHidden>
      </Button>
    </div>
  );
}
