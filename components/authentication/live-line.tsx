import { TimeAgo } from "@/components/settings/time-ago";
import { classNames } from "@/components/ui/class-names";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ScimKeyView } from "@/lib/contracts/scim";
import { latestUse } from "./latest-use";

export interface LiveLineProps {
  readonly keys: readonly ScimKeyView[];
  readonly isLost: boolean;
}

/** "Okta called 3 s ago: GET /Users 200" */
export function LiveLine({ keys, isLost }: LiveLineProps) {
  const use = latestUse(keys);
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1 border-border border-t px-4 py-2.5">
      {use === undefined ? (
        <p className="flex items-center gap-2.5 text-muted">
          <span aria-hidden className="size-2 animate-pulse rounded-full border-2 border-border-control" />
          Waiting for the first request …
        </p>
      ) : (
        <p className="flex min-w-0 items-baseline gap-2.5">
          <span aria-hidden className={classNames("size-2 shrink-0 rounded-full", DOTS[outcomeOf(use.status)])} />
          <span className="wrap-anywhere min-w-0">
            <span className="font-medium">{use.by}</span> called <TimeAgo date={use.at} />:{" "}
            <code className="font-mono text-[0.8125rem]">
              {use.method} {use.path} {use.status}
            </code>
          </span>
        </p>
      )}
      {isLost && <p className="text-warning text-xs">Muster cannot be reached, so this may be old.</p>}
      {/* Said once when it begins, not at every request. */}
      <VisuallyHidden>
        <span role="status">{use === undefined ? "" : `${use.by} has called.`}</span>
      </VisuallyHidden>
    </div>
  );
}

type Outcome = "ok" | "refused" | "failed";

function outcomeOf(status: number): Outcome {
  if (status >= 500) return "failed";
  return status >= 400 ? "refused" : "ok";
}

const DOTS: Readonly<Record<Outcome, string>> = { ok: "bg-success", refused: "bg-warning", failed: "bg-danger" };
