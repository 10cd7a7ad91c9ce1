"use client";

import { Download } from "lucide-react";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { membersExportUrl } from "@/lib/client/members";
import { useDecision } from "@/lib/client/team";
import { listMembers } from "@/lib/contracts/members";

/** What stands at the head of the Members page. */
export function MembersPageActions() {
  const { place } = useListAddress(listMembers.input);
  const mayExport = useDecision("members.export").allowed;
  return (
    <>
      {mayExport && (
        <Button asChild>
          <a href={membersExportUrl(place)} download>
            <Download aria-hidden /> Export CSV
          </a>
        </Button>
      )}
    </>
  );
}
