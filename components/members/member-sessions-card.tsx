"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, problemSentence } from "@/components/settings/problem";
import { TimeAgo } from "@/components/settings/time-ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { confirmToast } from "@/components/ui/toaster";
import { endMemberSessionMutation, endMemberSessionsMutation, memberSessionsQuery } from "@/lib/client/member-page";
import type { MemberDetail, MemberSession } from "@/lib/contracts/member-page";

/** Where the member is signed in to this team now, each with a button that ends it. */
export function MemberSessionsCard({ member }: { readonly member: MemberDetail }) {
  const { id: memberId, name } = member;
  const { data, error, isFetching, refetch } = useQuery(memberSessionsQuery(memberId));
  const endOne = useMutation(endMemberSessionMutation());
  const [isAsking, setIsAsking] = useState(false);
  const sessions = data?.sessions ?? [];

  function end(sessionId: string) {
    endOne.mutate({ memberId, sessionId }, { onSuccess: () => confirmToast("The session is ended.") });
  }

  return (
    <Card labelledBy="sessions">
      <CardHeader
        title="Sessions"
        titleId="sessions"
        description="Where they are signed in to this team. What they do in other teams is not shown."
        aside={
          sessions.some(({ isThisOne }) => !isThisOne) && <Button onClick={() => setIsAsking(true)}>End all</Button>
        }
      />
      {data === undefined && error === null && <SkeletonRows label="Loading sessions" rows={2} />}
      {data === undefined && error !== null && (
        <ErrorState title="The sessions could not be loaded" pending={isFetching} onRetry={refetch}>
          {problemSentence(error)}
        </ErrorState>
      )}
      {data !== undefined && sessions.length === 0 && (
        <p className="border-border border-t px-4 py-6 text-center text-muted">{name} is not signed in anywhere.</p>
      )}
      {sessions.length > 0 && (
        <ul>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isEnding={endOne.isPending && endOne.variables.sessionId === session.id}
              onEnd={() => end(session.id)}
            />
          ))}
        </ul>
      )}
      <Problem error={endOne.error} className="mx-4 mb-4" />
      <EndAllDialog member={member} open={isAsking} onClose={() => setIsAsking(false)} />
    </Card>
  );
}

interface SessionRowProps {
  readonly session: MemberSession;
  readonly isEnding: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { device, ip, method, remembered, startedAt, lastSeenAt, isThisOne } = session;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-border border-t px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {isThisOne && <Badge tone="accent">This browser</Badge>}
        </p>
        <p className="text-muted text-xs">
          Last used <TimeAgo date={lastSeenAt} />
          {ip !== null && ` from ${ip}`}. Signed in <TimeAgo date={startedAt} />{" "}
          {method === null ? "with a password" : `by ${method}`}
          {remembered && ", kept signed in"}.
        </p>
      </div>
      {!isThisOne && (
        <Button size="sm" pending={isEnding} onClick={onEnd} aria-label={`End the session on ${device}`}>
          End
        </Button>
      )}
    </li>
  );
}

interface EndAllDialogProps {
  readonly member: MemberDetail;
  readonly open: boolean;
  readonly onClose: () => void;
}

function EndAllDialog({ member, open, onClose }: EndAllDialogProps) {
  const endAll = useMutation(endMemberSessionsMutation());

  function close() {
    endAll.reset();
    onClose();
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title={`End all sessions of ${member.name}?`}
      description="They are signed out at once on every browser that looks at this team, and can sign in again."
      verb="End sessions"
      tone="danger"
      pending={endAll.isPending}
      error={endAll.error && problemSentence(endAll.error)}
      onConfirm={() =>
        endAll.mutate(
          { memberId: member.id },
          {
            onSuccess: () => {
              close();
              confirmToast("The sessions are ended.");
            },
          },
        )
      }
    />
  );
}
