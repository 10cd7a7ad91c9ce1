import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dependencies, findCircles, inDependencyOrder } from "./dependency-order";

/** Things from 0 on, each with those that must come before it. */
function dependencies(...before: readonly (readonly number[])[]): Dependencies {
  return new Map(before.map((each, index) => [index, new Set(each)]));
}

const ascending = (left: number, right: number) => left - right;

const anyDependencies = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }))
  .map((before) => dependencies(...before));

/** Whether there is a way from one to another, each step to a dependency. */
function leadsTo(graph: Dependencies, from: number, to: number, seen = new Set<number>()): boolean {
  return [...(graph.get(from) ?? [])].some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    return leadsTo(graph, next, to, seen.add(next));
  });
}

describe("inDependencyOrder", () => {
  it.each([
    ["keeps the order of what waits for nothing", [[], [], []], [0, 1, 2]],
    ["keeps the order of what refers back", [[], [0], [0, 1]], [0, 1, 2]],
    ["lets one wait until the last it refers to is there, and no longer", [[1, 2], [], [], []], [1, 2, 0, 3]],
    ["brings those that waited for the same in their own order", [[2], [2], [], []], [2, 0, 1, 3]],
    ["follows a chain backwards", [[1], [2], [3], []], [3, 2, 1, 0]],
    ["lets one wait for the slower of two", [[1, 3], [], [], [2]], [1, 2, 3, 0]],
  ])("%s", (_, before, order) => {
    expect(inDependencyOrder(dependencies(...before))).toEqual(order);
  });

  it("brings each thing once, after what it depends on, when there is no circle", () => {
    fc.assert(
      fc.property(anyDependencies, (graph) => {
        const circular = new Set(findCircles(graph).flatMap((circle) => [...circle]));
        const free = new Map([...graph].map(([index, before]) => [index, circular.has(index) ? new Set([]) : before]));
        const order = inDependencyOrder(free);
        expect(order.toSorted(ascending)).toEqual([...graph.keys()]);
        for (const [index, before] of free) {
          for (const each of before) expect(order.indexOf(each)).toBeLessThan(order.indexOf(index));
        }
      }),
    );
  });

  it("takes a chain of 10,000 without running out of stack", () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => (index === 9_999 ? [] : [index + 1]));
    const graph = dependencies(...chain);
    expect(findCircles(graph)).toEqual([]);
    expect(inDependencyOrder(graph)[0]).toBe(9_999);
  });
});

describe("findCircles", () => {
  it.each([
    ["none in a chain", [[], [0], [1]], []],
    ["one that depends on itself", [[], [1]], [[1]]],
    ["two, but not what depends on them", [[1], [0], [0], [2]], [[0, 1]]],
    [
      "several",
      [[1], [0], [3], [4], [2]],
      [
        [0, 1],
        [2, 3, 4],
      ],
    ],
  ])("%s", (_, before, circles) => {
    const found = findCircles(dependencies(...before)).map((circle) => [...circle].toSorted(ascending));
    expect(found.toSorted(([left = 0], [right = 0]) => left - right)).toEqual(circles);
  });

  it("finds exactly those from which a way leads back to themselves", () => {
    fc.assert(
      fc.property(anyDependencies, (graph) => {
        const found = findCircles(graph).flatMap((circle) => [...circle]);
        const expected = [...graph.keys()].filter((index) => leadsTo(graph, index, index));
        expect(found.toSorted(ascending)).toEqual(expected);
      }),
    );
  });
});
