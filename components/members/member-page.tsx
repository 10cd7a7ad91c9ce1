"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BackLink } from "@/components/settings/back-link";
import { problemSentence } from "@/components/settings/problem";
import { Card } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { memberQuery } from "@/lib/client/member-page";
import { useDecision, viewerQuery } from "@/lib/client/team";
import type { MemberDetail } from "@/lib/contracts/member-page";
import type { MemberQuestion } from "./member-dialogs";
import { MemberFacts } from "./member-facts";
import { MemberGroupsCard } from "./member-groups-card";
import { MemberHeader } from "./member-header";
import { MemberHistoryCard } from "./member-history-card";
import { MemberProfileCard } from "./member-profile-card";
import { MemberRolesCard } from "./member-roles-card";
import { MemberSessionsCard } from "./member-sessions-card";

const MemberDialogs = dialogOnDemand("question", async () => (await import("./member-dialogs")).MemberDialogs);

/** One member: who they are, what they may do, where they are signed in, and what happened to them. */
export function MemberPage({ memberId }: { readonly memberId: string }) {
  const { data: member, error, isFetching, refetch } = useQuery(memberQuery(memberId));
  return (
    <div className="grid gap-6">
      <div>
        <BackLink href="/settings/team/members">Members</BackLink>
        {member && <MemberSections member={member} />}
      </div>
      {!member && (
        <Card>
          {error === null ? (
            <SkeletonRows label="Loading the member" />
          ) : (
            <ErrorState title="The member could not be loaded" pending={isFetching} onRetry={refetch}>
              {problemSentence(error)}
            </ErrorState>
          )}
        </Card>
      )}
    </div>
  );
}

function MemberSections({ member }: { readonly member: MemberDetail }) {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const router = useRouter();
  const [question, setQuestion] = useState<MemberQuestion>();
  const seesProfile = useDecision("members.profile").allowed;
  const seesSessions = useDecision("members.sessions").allowed;
  return (
    <div className="grid gap-6">
      <MemberHeader member={member} isViewer={viewer.memberId === member.id} onAsk={setQuestion} />
      <MemberFacts member={member} />
      <MemberRolesCard member={member} onAsk={setQuestion} />
      <MemberGroupsCard member={member} />
      {seesProfile && <MemberProfileCard member={member} />}
      {seesSessions && <MemberSessionsCard member={member} />}
      <MemberHistoryCard memberId={member.id} />
      <MemberDialogs
        question={question}
        onClose={() => setQuestion(undefined)}
        onRemoved={() => router.push("/settings/team/members")}
      />
    </div>
  );
}
