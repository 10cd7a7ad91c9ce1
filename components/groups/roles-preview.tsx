import type { UseQueryResult } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import type { RolesPreview as Preview } from "@/lib/contracts/groups";
import { shiftSentence } from "./shift-sentence";

export interface RolesPreviewProps {
  readonly query: UseQueryResult<Preview>;
}

/** Who would gain and lose what, or why it would be refused. */
export function RolesPreview({ query: { data, error } }: RolesPreviewProps) {
  if (data === undefined && error === null) {
    return (
      <div role="status" className="grid gap-2 rounded-lg bg-sunken px-3 py-2.5">
        <span className="sr-only">Looking up who gains and who loses a role</span>
        <Skeleton className="h-4 w-3/5" />
        <Skeleton className="h-4 w-2/5" />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <Alert tone="danger" announce>
        Who gains and who loses a role could not be looked up. {error && problemSentence(error)}
      </Alert>
    );
  }
  const { gains, losses, refusal } = data;
  const shifts = [...gains, ...losses].filter(({ total }) => total > 0);
  return (
    <>
      <div role="status" className="grid gap-1 rounded-lg bg-sunken px-3 py-2.5">
        <p className="font-medium">What changes at once</p>
        <ul className="grid list-disc gap-1 pl-4 wrap-anywhere marker:text-muted">
          {gains.map((shift) => shift.total > 0 && <li key={shift.role}>{shiftSentence(shift, "gains")}</li>)}
          {losses.map((shift) => shift.total > 0 && <li key={shift.role}>{shiftSentence(shift, "loses")}</li>)}
          {shifts.length === 0 && <li>Nothing for anybody: whoever is in the group has the same roles as before.</li>}
        </ul>
      </div>
      {refusal !== null && (
        <Alert tone="warning" announce>
          {refusal}
        </Alert>
      )}
    </>
  );
}
