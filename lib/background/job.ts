import type { Services } from "@/lib/services";

export interface JobContext {
  readonly services: Services;
  /** Given when the server stops: a job that takes long looks at it between two steps. */
  readonly signal: AbortSignal;
}

/**
 * Work that nobody asks for, such as pruning. One instance runs it at a time, and never twice at once. It may be cut off
 * at any point and run again from the start, also earlier than `everyMs` when another instance takes over.
 */
export interface Job {
  /** For the log, in kebab-case. */
  readonly name: string;
  /** From the end of one run to the beginning of the next. */
  readonly everyMs: number;
  /** What it throws is logged; the next run comes in its time. */
  readonly run: (context: JobContext) => Promise<void>;
}
