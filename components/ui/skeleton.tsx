import { classNames } from "./class-names";

/** The shape of what is coming; give it the size of that by `className`. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classNames("block animate-pulse rounded bg-hover", className ?? "h-4 w-full")} />;
}

export interface SkeletonRowsProps {
  /** What is loading, such as "Loading members". */
  readonly label: string;
  readonly rows?: number;
}

/** Stands for a list or a table while it loads. */
export function SkeletonRows({ label, rows = 5 }: SkeletonRowsProps) {
  return (
    <div role="status" className="divide-y divide-border">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-12 items-center gap-3 px-4">
          <Skeleton className="size-7 rounded-full" />
          <Skeleton className="h-3.5 w-2/5" />
          <Skeleton className="ml-auto h-3.5 w-1/6" />
        </div>
      ))}
    </div>
  );
}
