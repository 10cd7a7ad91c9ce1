import { setTimeout as delay } from "node:timers/promises";
import type { WorkerLock } from "@/db/worker-lock";
import { log } from "@/lib/log";
import type { Services } from "@/lib/services";
import type { Job } from "./job";

/** How often an instance that is not the worker looks whether it should be. */
const STANDBY_MS = 15_000;
const STOP_MS_MAX = 5_000;

interface WorkerParts {
  readonly jobs: readonly Job[];
  readonly services: Services;
  /** Who has it is the worker. */
  readonly lock: WorkerLock;
  /** Waits so long, or until the signal is given. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface BackgroundWorker {
  /** Starts nothing new, tells what runs to end, waits for it a few seconds, and lets another instance take over. */
  readonly stop: (msMax?: number) => Promise<void>;
}

/** Runs each job at once and then again and again, as long as this instance holds the lock; else stands by for it. */
export function startBackgroundWorker({ jobs, services, lock, pause = wait }: WorkerParts): BackgroundWorker {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function repeat(job: Job): Promise<void> {
    while (!signal.aborted) {
      const isWorker = await holds(lock);
      if (isWorker && !signal.aborted) await runOnce(job);
      await pause(isWorker ? job.everyMs : Math.min(STANDBY_MS, job.everyMs), signal);
    }
  }

  async function runOnce(job: Job): Promise<void> {
    try {
      await job.run({ services, signal });
    } catch (error) {
      log.error("a background job failed", { job: job.name, error });
    }
  }

  const running = Promise.all(jobs.map(repeat));
  return {
    async stop(msMax = STOP_MS_MAX) {
      stopping.abort();
      const overdue = new AbortController();
      await Promise.race([running, wait(msMax, overdue.signal)]);
      overdue.abort();
      await lock.release();
    },
  };
}

/** A database that cannot be asked makes no worker. */
async function holds(lock: WorkerLock): Promise<boolean> {
  try {
    return await lock.hold();
  } catch (error) {
    log.warn("whether this instance does the background jobs could not be found out", { error });
    return false;
  }
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
