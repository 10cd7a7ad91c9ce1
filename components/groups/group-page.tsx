"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BackLink } from "@/components/settings/back-link";
import { problemSentence } from "@/components/settings/problem";
import { Card } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { groupQuery } from "@/lib/client/groups";
import type { GroupDetail } from "@/lib/contracts/groups";
import { GroupHeader } from "./group-header";
import { GroupMembersCard } from "./group-members-card";
import { GroupRolesCard } from "./group-roles-card";

const RenameGroupDialog = dialogOnDemand("open", async () => (await import("./rename-group-dialog")).RenameGroupDialog);
const DeleteGroupDialog = dialogOnDemand("open", async () => (await import("./delete-group-dialog")).DeleteGroupDialog);

/** One group: the roles that it gives, and who is in it. */
export function GroupPage({ groupId }: { readonly groupId: string }) {
  const { data: group, error, isFetching, refetch } = useQuery(groupQuery(groupId));
  return (
    <div className="grid gap-6">
      <div>
        <BackLink href="/settings/team/groups">Groups</BackLink>
        {group && <GroupSections group={group} />}
      </div>
      {!group && (
        <Card>
          {error === null ? (
            <SkeletonRows label="Loading the group" />
          ) : (
            <ErrorState title="The group could not be loaded" pending={isFetching} onRetry={refetch}>
              {problemSentence(error)}
            </ErrorState>
          )}
        </Card>
      )}
    </div>
  );
}

type Asking = "rename" | "delete";

function GroupSections({ group }: { readonly group: GroupDetail }) {
  const router = useRouter();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  return (
    <div className="grid gap-6">
      <GroupHeader group={group} onRename={() => setAsking("rename")} onDelete={() => setAsking("delete")} />
      <GroupRolesCard group={group} />
      <GroupMembersCard group={group} />
      <RenameGroupDialog group={group} open={asking === "rename"} onClose={close} />
      <DeleteGroupDialog
        group={group}
        open={asking === "delete"}
        onClose={close}
        onDeleted={() => router.push("/settings/team/groups")}
      />
    </div>
  );
}
