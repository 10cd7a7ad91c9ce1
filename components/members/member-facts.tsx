import { TimeAgo } from "@/components/settings/time-ago";
import { Card, CardHeader, CardRow } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import type { MemberDetail } from "@/lib/contracts/member-page";

/** What is known of the membership itself. */
export function MemberFacts({ member }: { readonly member: MemberDetail }) {
  const { id, email, userName, externalId, provider, joinedAt, createdAt } = member;
  return (
    <Card labelledBy="membership">
      <CardHeader title="Membership" titleId="membership" />
      <CardRow label="E-mail">{email ?? <span className="text-muted">None</span>}</CardRow>
      <CardRow label="User name">{userName}</CardRow>
      <CardRow label="Joined">
        {joinedAt === null ? <span className="text-muted">Not yet</span> : <TimeAgo date={joinedAt} />}
      </CardRow>
      <CardRow label="Added">
        <TimeAgo date={createdAt} />
      </CardRow>
      {provider !== null && (
        <CardRow label="Last sync">
          {provider.lastSyncAt === null ? (
            <span className="text-muted">Longer ago than the audit log reaches back</span>
          ) : (
            <>
              <TimeAgo date={provider.lastSyncAt} />
              {provider.name !== null && ` by ${provider.name}`}
            </>
          )}
        </CardRow>
      )}
      {externalId !== null && (
        <CardRow label="External ID">
          <code className="font-mono text-[0.8125rem]">{externalId}</code>
        </CardRow>
      )}
      <CardRow label="ID">
        <CopyField label="Member ID" hideLabel value={id} />
      </CardRow>
    </Card>
  );
}
