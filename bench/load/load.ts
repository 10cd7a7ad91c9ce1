import type { BenchRequest } from "../operations/operation";

export interface LoadTarget {
  readonly baseUrl: string;
  readonly key: string;
}

export interface Load {
  readonly target: LoadTarget;
  /** Sent one after the other over all connections, from the first again at the end. */
  readonly requests: readonly BenchRequest[];
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly completed: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers of 400 and more, and connections that broke. */
  readonly failed: number;
}

export interface LoadGenerator {
  readonly name: string;
  readonly run: (load: Load) => Promise<LoadResult>;
}
