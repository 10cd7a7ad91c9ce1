"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ssoTestQuery } from "@/lib/client/sso";
import type { SsoMethodDetail } from "@/lib/contracts/sso";

export interface TestWatch {
  readonly detail: SsoMethodDetail;
  /** A test is on its way in another tab; the method is asked for again and again until its result is there. */
  readonly isWaiting: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The method, and whether the result of a test sign-in is still to come. */
export function useTestWatch(methodId: string): TestWatch {
  /** The time of the test that was the last one when a new one began; empty when there was none. */
  const [lastBefore, setLastBefore] = useState<string>();
  const [isStarted, setIsStarted] = useState(false);
  const { data: detail } = useSuspenseQuery(ssoTestQuery(methodId, isStarted));
  const isWaiting = isStarted && (detail.lastTest?.at ?? "") === lastBefore;
  if (isStarted && !isWaiting) setIsStarted(false);
  return {
    detail,
    isWaiting,
    start: () => {
      setLastBefore(detail.lastTest?.at ?? "");
      setIsStarted(true);
    },
    stop: () => setIsStarted(false),
  };
}
