import type { RunResult } from "../run/measurement";

/** What an operation takes at Muster in a team of this size, one request at a time. */
export interface ScalePoint {
  readonly operation: string;
  readonly users: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** A whole import at 100 people a page: what single pages took, at their places in the list. */
export interface Walk {
  readonly kind: "startIndex" | "cursor";
  readonly users: number;
  readonly pages: readonly { readonly page: number; readonly ms: number }[];
  /** Of the server after the walk. */
  readonly residentBytes?: number;
}

/** What a server has become after many requests. */
export interface Age {
  readonly firstPerSecond: number;
  readonly laterPerSecond: number;
  /** Requests in between. */
  readonly requests: number;
}

export interface ScaleResult {
  readonly at: string;
  readonly machine: RunResult["machine"];
  readonly operations: RunResult["operations"];
  readonly points: readonly ScalePoint[];
  readonly walks: readonly Walk[];
  readonly age?: Age;
}
