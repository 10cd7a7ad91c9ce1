"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, problemSentence } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { endOtherSessionsMutation, ownSessionsQuery } from "@/lib/client/profile";
import { SessionRow } from "./session-row";

const SHOWN_FIRST = 5;

/** Where the account is signed in, with buttons to end what the person does not know. */
export function OwnSessions() {
  const { data, error, isFetching, refetch } = useQuery(ownSessionsQuery());
  const endOthers = useMutation(endOtherSessionsMutation());
  const [showsAll, setShowsAll] = useState(false);
  const sessions = data?.sessions ?? [];
  const shown = showsAll ? sessions : sessions.slice(0, SHOWN_FIRST);
  return (
    <Card labelledBy="sessions">
      <CardHeader
        title="Sessions"
        titleId="sessions"
        description="Where you are signed in. End what you do not know, and change your password."
        aside={
          sessions.length > 1 && (
            <Button size="sm" pending={endOthers.isPending} onClick={() => endOthers.mutate()}>
              End all others
            </Button>
          )
        }
      />
      {endOthers.error !== null && (
        <CardBody>
          <Problem error={endOthers.error} />
        </CardBody>
      )}
      {shown.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
      {shown.length < sessions.length && (
        <CardBody>
          <Button size="sm" onClick={() => setShowsAll(true)}>
            Show all {sessions.length} sessions
          </Button>
        </CardBody>
      )}
      {data === undefined && error === null && <SkeletonRows label="Loading sessions" rows={2} />}
      {data === undefined && error !== null && (
        <ErrorState title="The sessions could not be loaded" pending={isFetching} onRetry={refetch}>
          {problemSentence(error)}
        </ErrorState>
      )}
    </Card>
  );
}
