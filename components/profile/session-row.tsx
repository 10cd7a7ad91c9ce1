"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { TimeAgo } from "@/components/settings/time-ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardRow } from "@/components/ui/card";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { endOwnSessionMutation } from "@/lib/client/profile";
import type { SessionView } from "@/lib/contracts/profile";

export function SessionRow({ session }: { readonly session: SessionView }) {
  const { id, device, ip, teamName, bySso, remembered, startedAt, lastSeenAt, isThisOne } = session;
  const end = useMutation(endOwnSessionMutation());
  const facts = [ip, teamName, bySso ? "by single sign-on" : null, remembered ? "kept signed in" : null];
  return (
    <CardRow
      aside={
        isThisOne ? (
          <Badge tone="success">This browser</Badge>
        ) : (
          <Button size="sm" pending={end.isPending} onClick={() => end.mutate({ sessionId: id })}>
            End
            <VisuallyHidden>
              {" "}
              the session in {device}
              {ip !== null && `, ${ip}`}
            </VisuallyHidden>
          </Button>
        )
      }
    >
      <p className="font-medium">{device}</p>
      <p className="text-muted text-xs">{facts.filter((fact) => fact !== null).join(" · ")}</p>
      <p className="text-muted text-xs">
        Last used <TimeAgo date={lastSeenAt} />, signed in <TimeAgo date={startedAt} />
      </p>
      {end.error !== null && (
        <p role="alert" className="text-danger text-xs">
          {problemSentence(end.error)}
        </p>
      )}
    </CardRow>
  );
}
