import { Fragment, type ReactNode } from "react";
import { TimeAgo } from "@/components/settings/time-ago";
import type { DomainView } from "@/lib/contracts/domains";

/** "Verified 3 d ago · DNS asked 5 h ago · next in 19 h" */
export function DomainFacts({ domain }: { readonly domain: DomainView }) {
  const { verifiedAt, failingSince, checkedAt, nextCheckAt, createdAt } = domain;
  const facts: readonly ReactNode[] = [
    verifiedAt === null ? (
      <>
        Added <TimeAgo date={createdAt} />
      </>
    ) : (
      <>
        Verified <TimeAgo date={verifiedAt} />
      </>
    ),
    failingSince !== null && (
      <>
        first failed <TimeAgo date={failingSince} />
      </>
    ),
    checkedAt !== null && (
      <>
        DNS asked <TimeAgo date={checkedAt} />
      </>
    ),
    nextCheckAt !== null && (
      <>
        next <TimeAgo date={nextCheckAt} />
      </>
    ),
  ].filter((fact) => fact !== false);
  return (
    <p className="text-muted text-xs">
      {facts.map((fact, index) => (
        <Fragment key={index}>
          {index > 0 && " · "}
          {fact}
        </Fragment>
      ))}
    </p>
  );
}
