"use client";

import { useSyncExternalStore } from "react";
import { everySecond } from "./every-second";
import { relativeText, utcText } from "./relative-text";

export interface RelativeTimeProps {
  /** ISO-8601 text or a Date. */
  readonly date: string | Date;
  /** The server's time in ms: renders relative at once. Without it the server renders the absolute time in UTC. */
  readonly nowMs?: number;
  readonly className?: string;
}

/** "3 min ago", kept up to date; the absolute time with its zone on hover. */
export function RelativeTime({ date, nowMs, className }: RelativeTimeProps) {
  const time = typeof date === "string" ? new Date(date) : date;
  const text = useSyncExternalStore(
    everySecond,
    () => relativeText(time, Date.now()),
    () => (nowMs === undefined ? utcText(time) : relativeText(time, nowMs)),
  );
  const title = useSyncExternalStore(
    never,
    () => localText(time),
    () => utcText(time),
  );
  return (
    <time dateTime={time.toISOString()} title={title} className={className ?? "whitespace-nowrap"}>
      {text}
    </time>
  );
}

function never(): () => void {
  return () => undefined;
}

function localText(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(date);
}
