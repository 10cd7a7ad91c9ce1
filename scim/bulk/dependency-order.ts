/** For each thing, by its number, the numbers of those that must come before it. */
export type Dependencies = ReadonlyMap<number, ReadonlySet<number>>;

/** The things in their own order, but for those that wait: each comes as soon as the last that it depends on is there. */
export function inDependencyOrder(dependencies: Dependencies): readonly number[] {
  const dependents = reversed(dependencies);
  const missing = new Map([...dependencies].map(([index, before]) => [index, before.size]));
  const order: number[] = [];
  for (const index of dependencies.keys()) {
    if (missing.get(index) !== 0) continue;
    const ready = [index];
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      order.push(next);
      const freed = [...(dependents.get(next) ?? [])].filter((each) => countDown(missing, each) === 0 && each < index);
      ready.push(...freed.toReversed());
    }
  }
  return order;
}

/** Those that depend on each other: groups in which each is, by way of others or at once, its own dependency. */
export function findCircles(dependencies: Dependencies): readonly ReadonlySet<number>[] {
  const dependents = reversed(dependencies);
  const assigned = new Set<number>();
  const groups = postOrder(dependencies)
    .toReversed()
    .map((root) => reachable(root, dependents, assigned));
  return groups.filter((group) => group.size > 1 || [...group].some((each) => dependencies.get(each)?.has(each)));
}

function reversed(dependencies: Dependencies): ReadonlyMap<number, ReadonlySet<number>> {
  const dependents = new Map<number, Set<number>>([...dependencies.keys()].map((index) => [index, new Set()]));
  for (const [index, before] of dependencies) for (const each of before) dependents.get(each)?.add(index);
  return dependents;
}

function countDown(missing: Map<number, number>, index: number): number {
  const left = (missing.get(index) ?? 0) - 1;
  missing.set(index, left);
  return left;
}

/** Each after everything that can be reached from it, circles apart (Kosaraju). No recursion: chains may be long. */
function postOrder(graph: Dependencies): readonly number[] {
  const seen = new Set<number>();
  const order: number[] = [];
  for (const root of graph.keys()) {
    const stack: { index: number; rest: Iterator<number> }[] = [];
    const enter = (index: number) => {
      if (seen.has(index)) return;
      seen.add(index);
      stack.push({ index, rest: (graph.get(index) ?? new Set<number>()).values() });
    };
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.next();
      if (!next.done) {
        enter(next.value);
        continue;
      }
      order.push(top.index);
      stack.pop();
    }
  }
  return order;
}

/** What can be reached from the root and belongs to no group yet. */
function reachable(root: number, graph: Dependencies, assigned: Set<number>): ReadonlySet<number> {
  const group = new Set<number>();
  const stack = [root];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (assigned.has(index)) continue;
    assigned.add(index);
    group.add(index);
    stack.push(...(graph.get(index) ?? []));
  }
  return group;
}
