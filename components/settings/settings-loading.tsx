import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** The shape of a settings page while the server reads for it. */
export function SettingsLoading() {
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-4 w-full max-w-md" />
      </div>
      <Card>
        <SkeletonRows label="Loading the page" />
      </Card>
    </div>
  );
}
