import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Stands where a page of a list would that the list is too short for, as after a removal. */
export function PastTheEnd({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <EmptyState title="This page is empty" action={<Button onClick={onLeave}>Show the first page</Button>}>
      The list has become shorter than that.
    </EmptyState>
  );
}
