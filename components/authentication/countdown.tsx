"use client";

import { useSyncExternalStore } from "react";
import { useServerNowMs } from "@/components/settings/server-clock";
import { everySecond } from "@/components/ui/every-second";
import { utcText } from "@/components/ui/relative-text";
import { remainingText } from "./remaining-text";

/** "23 h 59 min", kept up to date; the end itself on hover. */
export function Countdown({ until }: { readonly until: string }) {
  const serverNowMs = useServerNowMs();
  const end = new Date(until);
  const text = useSyncExternalStore(
    everySecond,
    () => remainingText(end, Date.now()),
    () => remainingText(end, serverNowMs ?? end.getTime()),
  );
  return (
    <time dateTime={until} title={utcText(end)} className="whitespace-nowrap">
      {text}
    </time>
  );
}
