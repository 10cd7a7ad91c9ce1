import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { SkeletonRows } from "@/components/ui/skeleton";
import { PastTheEnd } from "./past-the-end";
import { problemSentence } from "./problem";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly isMore?: boolean | undefined;
}

interface PagedListProps<Item> {
  readonly query: UseQueryResult<Page<Item>>;
  /** What is listed, in the plural: "Members". */
  readonly label: string;
  readonly skeletonRows: number;
  readonly page: number;
  readonly pageSize: number;
  readonly onPageChange: (page: number) => void;
  /** Shown when nothing at all is found: why, and what to do next. */
  readonly empty: ReactNode;
  /** The table of one page; `stale` while the next one is on its way. */
  readonly children: (items: readonly Item[], stale: boolean) => ReactNode;
}

/** Whatever a page of a list can be: on its way, failed, empty, past the end, or there with its place among the pages. */
export function PagedList<Item>(props: PagedListProps<Item>) {
  const { query, label, page, pageSize, onPageChange } = props;
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  const plural = label.toLowerCase();
  if (data === undefined && error === null)
    return <SkeletonRows label={`Loading ${plural}`} rows={props.skeletonRows} />;
  if (data === undefined) {
    return (
      <ErrorState title={`The ${plural} could not be loaded`} pending={isFetching} onRetry={refetch}>
        {problemSentence(error)}
      </ErrorState>
    );
  }
  if (data.total === 0) return props.empty;
  if (data.items.length === 0) return <PastTheEnd onLeave={() => onPageChange(1)} />;
  return (
    <>
      {props.children(data.items, isPlaceholderData)}
      <div className="border-border border-t">
        <Pagination
          label={label}
          page={page}
          pageSize={pageSize}
          total={data.total}
          isMore={data.isMore ?? false}
          onPageChange={onPageChange}
        />
      </div>
    </>
  );
}
