import { beforeEach, describe, expect, it } from "vitest";
import { Gather } from "./gather";
import { Rounds } from "./rounds";

class Undone extends Error {}

describe("calls that are gathered", () => {
  let done: (readonly number[])[];
  let running: number;
  let runningMost: number;
  let rounds: Rounds;
  let gather: Gather<number, string>;
  beforeEach(() => {
    [done, running, runningMost] = [[], 0, 0];
    rounds = new Rounds(2);
    gather = gatherOf();
  });

  function gatherOf(isSerial = false) {
    return new Gather({ work, rounds, isSerial, callsMax: 6, isUndone: (error) => error instanceof Undone });
  }

  async function work(calls: readonly number[]): Promise<readonly string[]> {
    done.push(calls);
    running += 1;
    runningMost = Math.max(runningMost, running);
    await new Promise(setImmediate);
    running -= 1;
    if (calls.includes(13)) throw new Undone("thirteen");
    if (calls.includes(99)) throw new Error("lost");
    return calls.map((call) => `${call}`);
  }

  const run = (call: number, name = "lane", owner = "owner") => gather.run(owner, name, call);
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 20);

  it("are done in one round when they come at the same time, and each gets what is its own", async () => {
    expect(await Promise.all([1, 2, 3].map((call) => run(call)))).toEqual(["1", "2", "3"]);
    expect(done).toEqual([[1, 2, 3]]);
  });

  it("are parted among the rounds that are free when they are many", async () => {
    await Promise.all(numbers(10).map((call) => run(call)));
    expect(done).toEqual([numbers(10).slice(0, 5), numbers(10).slice(5)]);
  });

  it("wait for a round while as many as may are running, in the order they came", async () => {
    expect(await Promise.all(numbers(15).map((call) => run(call)))).toEqual(numbers(15).map(String));
    expect(done).toEqual([numbers(15).slice(0, 6), numbers(15).slice(6, 12), numbers(15).slice(12)]);
    expect(runningMost).toBe(2);
  });

  it("are not mixed with those of another name, which have their turn at the same rounds", async () => {
    await Promise.all(["one", "other", "third", "one"].map((name, call) => run(call, name)));
    expect(done).toEqual([[0, 3], [1], [2]]);
    expect(runningMost).toBe(2);
  });

  it("share no rounds with another owner", async () => {
    await Promise.all(["one", "two", "three", "one"].map((owner, call) => run(call, "lane", owner)));
    expect(done).toEqual([[0, 3], [1], [2]]);
    expect(runningMost).toBe(3);
  });

  it("are done in one round after the other where that is asked for, while others go on", async () => {
    gather = gatherOf(true);
    const last = run(1, "other");
    await Promise.all([...numbers(8).map((call) => run(call)), last]);
    expect(done).toEqual([[1], numbers(8).slice(0, 6), numbers(8).slice(6)]);
    expect(runningMost).toBe(2);
  });

  it("are done one by one where their round failed and nothing has happened", async () => {
    const settled = await Promise.allSettled([12, 13, 14].map((call) => run(call)));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(done).toEqual([[12, 13, 14], [12], [13], [14]]);
  });

  it("fail together where something may have happened, and the next ones are done", async () => {
    const settled = await Promise.allSettled([98, 99].map((call) => run(call)));
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(done).toEqual([[98, 99]]);
    expect(await run(1)).toBe("1");
  });
});
