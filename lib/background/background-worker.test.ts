import { afterEach, describe, expect, it, vi } from "vitest";
import type { Services } from "@/lib/services";
import { startBackgroundWorker } from "./background-worker";
import type { Job } from "./job";

/** Jobs here touch no database. */
const services = {} as Services;

interface Pause {
  readonly ms: number;
  readonly end: () => void;
}

/** Pauses that end when the test says so, or with the signal. */
function heldPauses() {
  const held: Pause[] = [];
  const pause = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      held.push({ ms, end: resolve });
      signal.addEventListener("abort", () => resolve());
    });
  const next = async (): Promise<Pause> => {
    await vi.waitUntil(() => held.length > 0);
    return held.shift() ?? { ms: 0, end: () => undefined };
  };
  return { pause, next };
}

function lockThat(hold: () => Promise<boolean>) {
  return { hold, release: vi.fn(() => Promise.resolve()) };
}

const always = () => Promise.resolve(true);

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the background worker", () => {
  it("runs a job at once, and again when its time has come", async () => {
    const { pause, next } = heldPauses();
    const run = vi.fn(() => Promise.resolve());
    const worker = startBackgroundWorker({
      jobs: [{ name: "count", everyMs: 60_000, run }],
      services,
      lock: lockThat(always),
      pause,
    });
    const first = await next();
    expect([run.mock.calls.length, first.ms]).toEqual([1, 60_000]);
    first.end();
    await next();
    expect(run).toHaveBeenCalledTimes(2);
    await worker.stop();
  });

  it("stands by while another instance holds the lock, and takes over when it is free", async () => {
    const { pause, next } = heldPauses();
    const run = vi.fn(() => Promise.resolve());
    let isFree = false;
    const worker = startBackgroundWorker({
      jobs: [{ name: "count", everyMs: 3_600_000, run }],
      services,
      lock: lockThat(() => Promise.resolve(isFree)),
      pause,
    });
    const standby = await next();
    expect(run).not.toHaveBeenCalled();
    expect(standby.ms).toBeLessThan(60_000);
    isFree = true;
    standby.end();
    await next();
    expect(run).toHaveBeenCalledTimes(1);
    await worker.stop();
  });

  it("logs what a job throws, and neither that job nor another stops for it", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { pause, next } = heldPauses();
    const run = vi.fn(() => Promise.resolve());
    const failing: Job = { name: "fails", everyMs: 1, run: () => Promise.reject(new Error("disk is full")) };
    const jobs = [failing, { name: "works", everyMs: 2, run }];
    const worker = startBackgroundWorker({ jobs, services, lock: lockThat(always), pause });
    for (const { end } of [await next(), await next()]) end();
    await next();
    await next();
    await worker.stop();
    expect(run).toHaveBeenCalledTimes(2);
    const lines = written.mock.calls.map(([text]) => String(text));
    expect(lines.filter((line) => line.includes("disk is full") && line.includes('"job":"fails"'))).toHaveLength(2);
  });

  it("is no worker while the database cannot be asked", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { pause, next } = heldPauses();
    const run = vi.fn(() => Promise.resolve());
    const lock = lockThat(() => Promise.reject(new Error("no connection")));
    const worker = startBackgroundWorker({ jobs: [{ name: "count", everyMs: 5, run }], services, lock, pause });
    await next();
    await worker.stop();
    expect(run).not.toHaveBeenCalled();
    expect(written).toHaveBeenCalled();
  });

  it("lets a running job end when it stops, then frees the lock and starts nothing any more", async () => {
    const events: string[] = [];
    const run: Job["run"] = ({ signal }) =>
      new Promise((resolve) => {
        events.push("started");
        signal.addEventListener("abort", () => {
          events.push("ended");
          resolve();
        });
      });
    const lock = lockThat(always);
    lock.release.mockImplementation(async () => void events.push("released"));
    const worker = startBackgroundWorker({ jobs: [{ name: "long", everyMs: 1, run }], services, lock });
    await vi.waitUntil(() => events.length > 0);
    await worker.stop();
    expect(events).toEqual(["started", "ended", "released"]);
  });

  it("does not wait for ever for a job that goes on", async () => {
    const lock = lockThat(always);
    const run = vi.fn(() => new Promise<void>(() => undefined));
    const worker = startBackgroundWorker({ jobs: [{ name: "stuck", everyMs: 1, run }], services, lock });
    await vi.waitUntil(() => run.mock.calls.length > 0);
    await worker.stop(10);
    expect(lock.release).toHaveBeenCalled();
  });
});
