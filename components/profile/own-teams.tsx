"use client";

import { useState } from "react";
import { roleList } from "@/components/settings/role-list";
import { TimeAgo } from "@/components/settings/time-ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardRow } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ProfileTeam } from "@/lib/contracts/profile";

const LeaveTeamDialog = dialogOnDemand("team", async () => (await import("./leave-team-dialog")).LeaveTeamDialog);

/** The teams of the account, with the way out of each, or why there is none. */
export function OwnTeams({ teams }: { readonly teams: readonly ProfileTeam[] }) {
  const [left, setLeft] = useState<ProfileTeam>();
  return (
    <Card labelledBy="teams">
      <CardHeader title="Teams" titleId="teams" description="The teams that you are a member of." />
      {teams.map((team) => (
        <CardRow
          key={team.id}
          aside={
            team.staysBecause === null && (
              <Button size="sm" onClick={() => setLeft(team)}>
                Leave
                <VisuallyHidden> {team.name}</VisuallyHidden>
              </Button>
            )
          }
        >
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {team.name}
            {team.isCurrent && <Badge>Current</Badge>}
          </p>
          <p className="text-muted text-xs">
            {roleList(team.roles)} · joined <TimeAgo date={team.joinedAt} />
          </p>
          {team.staysBecause !== null && <p className="text-muted text-xs">You cannot leave. {team.staysBecause}</p>}
        </CardRow>
      ))}
      <LeaveTeamDialog team={left} isLastTeam={teams.length === 1} onClose={() => setLeft(undefined)} />
    </Card>
  );
}
