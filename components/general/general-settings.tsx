"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { TimeAgo } from "@/components/settings/time-ago";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader, CardRow } from "@/components/ui/card";
import { Meter } from "@/components/ui/meter";
import { teamQuery, useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import { TeamNameForm } from "./team-name-form";

/** The team's name, plan and seats. */
export function GeneralSettings() {
  const { data: team } = useSuspenseQuery(teamQuery());
  const mayRename = useDecision("team.rename").allowed;
  return (
    <>
      <Card labelledBy="team-title">
        <CardHeader
          title="Team"
          titleId="team-title"
          description={mayRename ? "How the team is called everywhere in Muster." : "Only admins can change the name."}
        />
        {mayRename ? <TeamNameForm name={team.name} /> : <CardRow label="Name">{team.name}</CardRow>}
        <CardRow label="Created">
          <TimeAgo date={team.createdAt} />
        </CardRow>
      </Card>
      <Card labelledBy="plan">
        <CardHeader
          title="Plan and seats"
          titleId="plan"
          description="Every active member and every open invitation takes a seat."
          aside={
            <span className="flex h-8 items-center">
              <Badge tone="accent">{PLAN_NAMES[team.plan]}</Badge>
            </span>
          }
        />
        <CardBody>
          <Meter label="Seats used" value={team.seats.used} max={team.seats.total} />
        </CardBody>
      </Card>
    </>
  );
}
