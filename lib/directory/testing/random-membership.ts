import fc from "fast-check";

/** Whom a step names: by number, or somebody who is no member of the team. */
export type Named = number | "nobody" | "a group";

export interface MembershipStep {
  readonly add: readonly Named[];
  readonly remove: readonly Named[];
  /** Clocks of several instances differ: a later step may be of an earlier time. */
  readonly secondsLate: number;
}

export interface RandomMembership {
  /** How many of the people are members before. */
  readonly members: number;
  readonly steps: readonly MembershipStep[];
}

export const PEOPLE = 5;

/** Few people, so that steps are about the same ones, and now and then somebody unknown. */
const named = fc.oneof(
  { weight: 24, arbitrary: fc.nat(PEOPLE - 1) },
  { weight: 1, arbitrary: fc.constant<Named>("nobody") },
  { weight: 1, arbitrary: fc.constant<Named>("a group") },
);

const step = fc
  .record({
    names: fc.uniqueArray(fc.tuple(named, fc.boolean()), { maxLength: 3, selector: ([name]) => name }),
    secondsLate: fc.nat(100),
  })
  .map(({ names, secondsLate }): MembershipStep => {
    const those = (adds: boolean) => names.filter((each) => each[1] === adds).map(([name]) => name);
    return { add: those(true), remove: those(false), secondsLate };
  });

/** Changes of a group's members: sometimes more than are done in one round. */
export const randomMemberships: fc.Arbitrary<RandomMembership> = fc.record({
  members: fc.nat(PEOPLE),
  steps: fc.array(step, { minLength: 2, maxLength: 40, size: "max" }),
});
