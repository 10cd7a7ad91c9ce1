"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { TimeAgo } from "@/components/settings/time-ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardRow } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Meter } from "@/components/ui/meter";
import { planQuery } from "@/lib/client/plan";
import { teamQuery, useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import { DangerZone } from "./danger-zone";
import { TeamAddressForm } from "./team-address-form";
import { TeamNameForm } from "./team-name-form";

/** The team's name and address, its plan and seats, and the way to delete it. */
export function GeneralSettings() {
  const { data: team } = useSuspenseQuery(teamQuery());
  const { seats } = useSuspenseQuery(planQuery()).data;
  const mayRename = useDecision("team.rename").allowed;
  const mayDelete = useDecision("team.delete").allowed;
  return (
    <>
      <Card labelledBy="team-title">
        <CardHeader
          title="Team"
          titleId="team-title"
          description={
            mayRename
              ? "How the team is called everywhere in Muster."
              : "Only admins can change the name and the address."
          }
        />
        {mayRename ? <TeamNameForm name={team.name} /> : <CardRow label="Name">{team.name}</CardRow>}
        {mayRename ? (
          <TeamAddressForm slug={team.slug} address={team.address} />
        ) : (
          <CardRow label="Address" aside={<CopyButton size="sm" value={team.address} subject="the address" />}>
            {team.address}
          </CardRow>
        )}
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
            <>
              <Badge tone="accent">{PLAN_NAMES[team.plan]}</Badge>
              <Button asChild size="sm">
                <Link href="/settings/team/plan">See plans</Link>
              </Button>
            </>
          }
        />
        <CardBody>
          <Meter label="Seats used" value={seats.used} max={seats.total} />
        </CardBody>
      </Card>
      {mayDelete && <DangerZone team={team} />}
    </>
  );
}
