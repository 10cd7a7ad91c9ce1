import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { log } from "@/lib/log";
import { GRACE_MS } from "../graceful-stop";
import type { WorkerOrder } from "./worker-order";

/** Whoever served for so long has not died of its start. */
const STEADY_MS = 30_000;
const BACKOFF_MS = 500;
const BACKOFF_MS_MAX = 30_000;
/** A process that still runs then has not heard that it should stop. */
const STOP_MS_MAX = GRACE_MS + 5_000;

/** The processes that serve on one port, seen from the one that looks after them. */
export class WorkerPool {
  readonly #serving = new Map<Worker, number>();
  readonly #starting = new Set<Worker>();
  readonly #leaving = new Set<Worker>();
  readonly #stopping = new AbortController();
  /** How many died in a row soon after their start. */
  #deaths = 0;
  #restarting: Promise<void> = Promise.resolve();

  /** Starts so many processes and gives the port that they serve on. Throws when one of them does not start. */
  async start(count: number): Promise<number> {
    const [port] = await Promise.all(Array.from({ length: count }, () => this.#startOne()));
    if (port === undefined) throw new Error("No process was asked for.");
    return port;
  }

  /**
   * Puts a new process into the place of each, one after another: the new one serves before the old one leaves. Resolves
   * when the last old one is gone. Where a new one does not start, those that serve stay.
   */
  restart(): Promise<void> {
    this.#restarting = this.#restarting.then(() => this.#restartAll());
    return this.#restarting;
  }

  /** Lets all of them finish their running requests, and replaces none any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const all = [...this.#starting, ...this.#serving.keys(), ...this.#leaving];
    await Promise.all(all.map((worker) => this.#leave(worker, "stop", STOP_MS_MAX)));
  }

  async #startOne(): Promise<number> {
    const worker = cluster.fork();
    this.#starting.add(worker);
    try {
      const port = await serves(worker);
      this.#serving.set(worker, performance.now());
      worker.once("exit", (exitCode: number, signal: string) => this.#ended(worker, exitCode, signal));
      return port;
    } finally {
      this.#starting.delete(worker);
    }
  }

  #ended(worker: Worker, exitCode: number, signal: string): void {
    const since = this.#serving.get(worker) ?? performance.now();
    this.#serving.delete(worker);
    if (this.#leaving.delete(worker) || this.#stopping.signal.aborted) return;
    log.warn("a process that served has ended, another takes its place", { pid: worker.process.pid, exitCode, signal });
    if (performance.now() - since > STEADY_MS) this.#deaths = 0;
    void this.#replace();
  }

  /** At once the first time, then later and later while they keep dying. */
  async #replace(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const waitMs = this.#deaths === 0 ? 0 : Math.min(BACKOFF_MS * 2 ** (this.#deaths - 1), BACKOFF_MS_MAX);
      this.#deaths += 1;
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || (await this.#starts())) return;
    }
  }

  async #starts(): Promise<boolean> {
    try {
      await this.#startOne();
      return true;
    } catch (error) {
      if (!this.#stopping.signal.aborted) log.error("a process that should serve did not start", { error });
      return false;
    }
  }

  async #restartAll(): Promise<void> {
    const former = [...this.#serving.keys()];
    for (const worker of former) {
      if (this.#stopping.signal.aborted || !(await this.#starts())) return;
      await this.#leave(worker, "drain");
    }
  }

  /** Tells a process to go and waits until it is gone; cuts it off after `msMax`. */
  async #leave(worker: Worker, order: WorkerOrder, msMax?: number): Promise<void> {
    if (worker.isDead()) return;
    this.#leaving.add(worker);
    const ended = once(worker, "exit");
    worker.send(order, () => undefined);
    const timer = msMax === undefined ? undefined : setTimeout(() => worker.process.kill("SIGKILL"), msMax);
    await ended;
    clearTimeout(timer);
  }
}

/** The port, once it serves. Rejects when it ends before. */
function serves(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once("listening", ({ port }) => resolve(port));
    worker.once("exit", (exitCode: number, signal: string) =>
      reject(new Error(`A process that should serve ended with ${signal || exitCode} before it did.`)),
    );
  });
}
