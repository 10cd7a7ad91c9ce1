import { describe, expect, it } from "vitest";
import type { DnsAnswerKind } from "@/lib/contracts/domains";
import { type CheckState, checkOutcome } from "./check-outcome";

const START_MS = Date.parse("2026-03-01T00:00:00.000Z");
const HOUR_MS = 60 * 60 * 1000;
const NEW: CheckState = { verifiedAt: null, failingSince: null, warnedAt: null, answered: null };

/** Looks so many hours after the start, one after the other. */
function looks(answers: readonly (readonly [hours: number, kind: DnsAnswerKind])[], first: CheckState = NEW) {
  let state = first;
  return answers.map(([hours, kind]) => {
    const at = new Date(START_MS + hours * HOUR_MS);
    const { events, nextCheckAt, ...next } = checkOutcome(state, kind, at, false);
    state = { ...next, answered: kind };
    return { events, inHours: (nextCheckAt.getTime() - at.getTime()) / HOUR_MS, ...next };
  });
}

describe("where a look at DNS leads", () => {
  it("hourly until it is verified, then daily, also while it fails", () => {
    const found = looks([
      [0, "no_name"],
      [1, "no_txt"],
      [2, "found"],
      [26, "no_name"],
      [50, "found"],
    ]);
    expect(found.map(({ inHours }) => inHours)).toEqual([1, 1, 24, 24, 24]);
  });

  it("never makes a verified domain an unverified one, whatever DNS answers and for however long", () => {
    const failing = Array.from({ length: 400 }, (_, day) => [24 * (day + 1), "no_name"] as const);
    const found = looks([[0, "found"], ...failing]);
    expect(new Set(found.map(({ verifiedAt }) => verifiedAt?.getTime()))).toEqual(new Set([START_MS]));
  });

  it("warns once, when a verified domain has failed for three days; that it is back ends it", () => {
    const found = looks([
      [0, "found"],
      [24, "no_answer"],
      [48, "no_answer"],
      [72, "no_txt"],
      [96, "no_txt"],
      [120, "no_txt"],
      [144, "found"],
      [168, "no_txt"],
      [192, "found"],
      [216, "found"],
    ]);
    expect(found.map(({ events }) => events.join("+"))).toEqual([
      "verified",
      "check_failed",
      "",
      "check_failed",
      "warned",
      "",
      "recovered",
      "check_failed",
      "recovered",
      "",
    ]);
    expect(found.map(({ warnedAt }) => warnedAt !== null).indexOf(true)).toBe(4);
    expect(found.at(5)).toMatchObject({ failingSince: new Date(START_MS + 24 * HOUR_MS), warnedAt: expect.any(Date) });
    expect(found.at(6)).toMatchObject({ failingSince: null, warnedAt: null });
  });

  it("never warns of a domain that was never verified, and tells of it when the answer changes", () => {
    const found = looks(Array.from({ length: 200 }, (_, hour) => [hour, hour < 100 ? "no_name" : "taken"] as const));
    const told = found.flatMap(({ events }, hour) => events.map((event) => [hour, event]));
    expect(told).toEqual([
      [0, "check_failed"],
      [100, "check_failed"],
    ]);
    expect(found.every(({ verifiedAt, failingSince }) => verifiedAt === null && failingSince === null)).toBe(true);
  });

  it("tells of each failure that somebody asked for", () => {
    const state = { ...NEW, answered: "no_name" } as const;
    expect(checkOutcome(state, "no_name", new Date(START_MS), true).events).toEqual(["check_failed"]);
    expect(checkOutcome(state, "no_name", new Date(START_MS), false).events).toEqual([]);
  });
});
