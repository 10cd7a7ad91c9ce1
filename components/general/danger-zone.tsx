"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import type { TeamView } from "@/lib/contracts/team";

const DeleteTeamDialog = dialogOnDemand("open", async () => (await import("./delete-team-dialog")).DeleteTeamDialog);

export function DangerZone({ team }: { readonly team: TeamView }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Card labelledBy="danger-zone">
      <CardHeader
        title="Delete this team"
        titleId="danger-zone"
        description="For everybody in it, at once and for good."
        aside={
          <Button variant="danger" onClick={() => setIsAsking(true)}>
            Delete team
          </Button>
        }
      />
      <DeleteTeamDialog team={team} open={isAsking} onClose={() => setIsAsking(false)} />
    </Card>
  );
}
