"use client";

import { createContext, type ReactNode, useContext } from "react";

const ServerClockContext = createContext<number | undefined>(undefined);

export interface ServerClockProps {
  /** When the server rendered the page, in ms. */
  readonly nowMs: number;
  readonly children: ReactNode;
}

/** Lets the first paint show relative times as the server saw them, so that nothing moves when the page wakes up. */
export function ServerClock({ nowMs, children }: ServerClockProps) {
  return <ServerClockContext value={nowMs}>{children}</ServerClockContext>;
}

export function useServerNowMs(): number | undefined {
  return useContext(ServerClockContext);
}
