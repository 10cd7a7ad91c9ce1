import { beforeEach, describe, expect, it } from "vitest";
import { Gather } from "./gather";

class Undone extends Error {}

describe("calls that are gathered", () => {
  let rounds: (readonly number[])[];
  let running: number;
  let runningMost: number;
  let gather: Gather<number, string>;
  beforeEach(() => {
    [rounds, running, runningMost] = [[], 0, 0];
    gather = new Gather({ work, roundsMax: 2, callsMax: 4, isUndone: (error) => error instanceof Undone });
  });

  async function work(calls: readonly number[]): Promise<readonly string[]> {
    rounds.push(calls);
    running += 1;
    runningMost = Math.max(runningMost, running);
    await new Promise(setImmediate);
    running -= 1;
    if (calls.includes(13)) throw new Undone("thirteen");
    if (calls.includes(99)) throw new Error("lost");
    return calls.map((call) => `${call}`);
  }

  it("are done in one round when they come at the same time, and each gets what is its own", async () => {
    expect(await Promise.all([1, 2, 3].map((call) => gather.run("lane", call)))).toEqual(["1", "2", "3"]);
    expect(rounds).toEqual([[1, 2, 3]]);
  });

  it("wait for a round only while as many as may are running, in the order they came", async () => {
    const calls = Array.from({ length: 11 }, (_, n) => n + 20);
    expect(await Promise.all(calls.map((call) => gather.run("lane", call)))).toEqual(calls.map(String));
    expect(rounds).toEqual([calls.slice(0, 4), calls.slice(4, 8), calls.slice(8)]);
    expect(runningMost).toBe(2);
  });

  it("are not mixed with those of another name", async () => {
    await Promise.all([gather.run("one", 1), gather.run("other", 2), gather.run("one", 3)]);
    expect(rounds).toEqual([[1, 3], [2]]);
  });

  it("are done one by one where their round failed and nothing has happened", async () => {
    const settled = await Promise.allSettled([12, 13, 14].map((call) => gather.run("lane", call)));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(rounds).toEqual([[12, 13, 14], [12], [13], [14]]);
  });

  it("fail together where something may have happened, and the next ones are done", async () => {
    const settled = await Promise.allSettled([98, 99].map((call) => gather.run("lane", call)));
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(rounds).toEqual([[98, 99]]);
    expect(await gather.run("lane", 1)).toBe("1");
  });
});
