import type { ReactNode } from "react";
import { TimeAgo } from "@/components/settings/time-ago";
import type { ScimKeyView } from "@/lib/contracts/scim";

/** Who made a key and when, who used it last, and how long it lives. */
export function KeyFacts({ scimKey }: { readonly scimKey: ScimKeyView }) {
  const { createdAt, createdBy, creatorLeft, lastUse } = scimKey;
  return (
    <ul className="flex flex-wrap gap-y-0.5 text-muted text-xs max-sm:grid">
      <Fact>
        created <TimeAgo date={createdAt} /> by {createdBy}
        {creatorLeft && " (creator left)"}
      </Fact>
      <Fact>
        {lastUse === null ? (
          "never used"
        ) : (
          <>
            last used <TimeAgo date={lastUse.at} /> by {lastUse.by}
            {lastUse.ip !== null && ` from ${lastUse.ip}`}
          </>
        )}
      </Fact>
      <Fact>
        <KeyEnd scimKey={scimKey} />
      </Fact>
    </ul>
  );
}

function Fact({ children }: { readonly children: ReactNode }) {
  return (
    <li className="wrap-anywhere after:mx-1.5 first-letter:capitalize sm:[&:not(:last-child)]:after:content-['·']">
      {children}
    </li>
  );
}

function KeyEnd({ scimKey: { status, expiresAt, revokedAt } }: { readonly scimKey: ScimKeyView }) {
  if (status === "revoked") return revokedAt === null ? "revoked" : <Ended verb="revoked" at={revokedAt} />;
  if (expiresAt === null) return "never expires";
  return <Ended verb={status === "expired" ? "expired" : "expires"} at={expiresAt} />;
}

function Ended({ verb, at }: { readonly verb: string; readonly at: string }) {
  return (
    <>
      {verb} <TimeAgo date={at} />
    </>
  );
}
