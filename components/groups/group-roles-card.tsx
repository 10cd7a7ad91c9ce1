"use client";

import { useState } from "react";
import { ROLE_SENTENCES } from "@/components/roles/role-words";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardRow } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { useDecision } from "@/lib/client/team";
import type { GroupDetail } from "@/lib/contracts/groups";
import { ROLE_NAMES } from "@/lib/contracts/roles";

const GroupRolesDialog = dialogOnDemand("open", async () => (await import("./group-roles-dialog")).GroupRolesDialog);

/** The roles that everybody in the group has because of it. */
export function GroupRolesCard({ group }: { readonly group: GroupDetail }) {
  const mayManage = useDecision("groups.manage").allowed;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card labelledBy="roles">
      <CardHeader
        title="Roles"
        titleId="roles"
        description="What everybody in the group may do because of it, on top of their own roles."
        aside={mayManage && <Button onClick={() => setIsOpen(true)}>Change roles</Button>}
      />
      {group.roles.map((role) => (
        <CardRow key={role} label={<span className="font-medium text-text">{ROLE_NAMES[role]}</span>}>
          <span className="text-muted">{ROLE_SENTENCES[role]}</span>
        </CardRow>
      ))}
      {group.roles.length === 0 && (
        <p className="border-border border-t px-4 py-6 text-center text-muted">The group gives no role.</p>
      )}
      <GroupRolesDialog group={group} open={isOpen} onClose={() => setIsOpen(false)} />
    </Card>
  );
}
