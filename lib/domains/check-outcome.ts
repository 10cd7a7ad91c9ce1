import type { DnsAnswerKind } from "@/lib/contracts/domains";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How long after a look Muster looks again by itself: until DNS confirms a domain, and once it did. */
export const PENDING_MS = HOUR_MS;
export const VERIFIED_MS = DAY_MS;
/** How long a verified domain may fail until the team is warned. */
export const WARN_MS = 3 * DAY_MS;

/** Where a domain stands between two looks. */
export interface CheckState {
  readonly verifiedAt: Date | null;
  readonly failingSince: Date | null;
  readonly warnedAt: Date | null;
  /** What the look before brought; null when there was none. */
  readonly answered: DnsAnswerKind | null;
}

export type CheckEvent = "verified" | "check_failed" | "warned" | "recovered";

export interface CheckOutcome extends Omit<CheckState, "answered"> {
  readonly nextCheckAt: Date;
  /** What the audit log tells of this look. */
  readonly events: readonly CheckEvent[];
}

/**
 * Where a look at DNS leads. A verified domain stays verified: the team finds a warning, never less rights than the day
 * before. A look that somebody asked for is always told of; others when their answer differs from the one before.
 */
export function checkOutcome(state: CheckState, kind: DnsAnswerKind, at: Date, isAskedFor: boolean): CheckOutcome {
  const isFound = kind === "found";
  const isVerified = state.verifiedAt !== null || isFound;
  const failingSince = isFound || state.verifiedAt === null ? null : (state.failingSince ?? at);
  const isOverdue = failingSince !== null && at.getTime() - failingSince.getTime() >= WARN_MS;
  return {
    verifiedAt: state.verifiedAt ?? (isFound ? at : null),
    failingSince,
    warnedAt: isOverdue ? (state.warnedAt ?? at) : null,
    nextCheckAt: new Date(at.getTime() + (isVerified ? VERIFIED_MS : PENDING_MS)),
    events: isFound
      ? foundEvents(state)
      : [
          ...(isAskedFor || kind !== state.answered ? (["check_failed"] as const) : []),
          ...(isOverdue && state.warnedAt === null ? (["warned"] as const) : []),
        ],
  };
}

function foundEvents({ verifiedAt, failingSince }: CheckState): readonly CheckEvent[] {
  if (verifiedAt === null) return ["verified"];
  return failingSince === null ? [] : ["recovered"];
}
