"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { useServerNowMs } from "./server-clock";

/** "3 min ago" from the first paint on; the absolute time on hover. */
export function TimeAgo({ date }: { readonly date: string }) {
  const nowMs = useServerNowMs();
  return <RelativeTime date={date} {...(nowMs !== undefined && { nowMs })} />;
}
