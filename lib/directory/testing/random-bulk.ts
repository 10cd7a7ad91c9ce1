import fc from "fast-check";
import type { JsonObject, JsonValue } from "@/scim";

/** Few names, so that people meet each other and those who are there already; `~` stands for the team. */
const KNOWN = ["known", "KNOWN", "gone", "asked", "own", "elsewhere"];
const NAMES = [...KNOWN, ...Array.from({ length: 50 }, (_, index) => `new${index}`), "Новый", "НОВЫЙ"];
const DOMAINS = ["~.example", "verified.~.example"];

const address = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...DOMAINS)).map((parts) => parts.join("@"));
const emails = address.map((value): JsonValue => [{ value, primary: true }]);
const externalId = fc.constantFrom("ext-gone", "ext-known", "ext-1", "ext-2", "ext-3");
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Mostly somebody new; now and then somebody who is there, who has nothing to be called by, or whose address is odd. */
const person = fc
  .record({
    userName: fc.oneof({ weight: 12, arbitrary: address }, { weight: 2, arbitrary: fc.constantFrom(...NAMES) }),
    emails: rarely(fc.oneof(emails, fc.constant<JsonValue>([{ value: "no address" }]))),
    externalId: rarely(externalId),
    displayName: rarely(fc.constantFrom("Ada", "Ada Lovelace")),
    active: rarely(fc.boolean()),
    title: rarely(fc.constantFrom("Countess", "Countess", "bulkId:2")),
  })
  .map(withoutUndefined);

const broken = fc.constantFrom<JsonObject>({}, { userName: "x", emails: 7 }, { userName: " " });

interface Step {
  readonly method: string;
  readonly path: string;
  readonly data?: JsonObject;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: person.map((data) => ({ method: "POST", path: "/Users", data })) },
  { weight: 1, arbitrary: broken.map((data) => ({ method: "POST", path: "/Users", data })) },
  { weight: 1, arbitrary: fc.constant({ method: "POST", path: "/Users" }) },
  { weight: 1, arbitrary: fc.nat(20).map((n) => ({ method: "DELETE", path: `/Users/bulkId:${n}` })) },
  {
    weight: 1,
    arbitrary: fc
      .nat(20)
      .map((n) => ({ method: "PUT", path: `/Users/bulkId:${n}`, data: { userName: `put${n}`, active: false } })),
  },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.nat(20), { maxLength: 4 }).map((members) => ({
      method: "POST",
      path: "/Groups",
      data: { displayName: `group ${members.join()}`, members: members.map((n) => ({ value: `bulkId:${n}` })) },
    })),
  },
);

export interface RandomBulk {
  readonly operations: readonly JsonObject[];
  readonly failOnErrors: number | undefined;
  readonly seats: number;
}

/** Bulk requests that mostly make people, for teams with few seats and with many. */
export const randomBulks: fc.Arbitrary<RandomBulk> = fc.record({
  operations: fc
    .array(step, { minLength: 10, maxLength: 40, size: "max" })
    .map((steps) => steps.map((each, index) => ({ ...each, bulkId: String(index) }))),
  failOnErrors: rarely(fc.integer({ min: 1, max: 4 })),
  seats: fc.oneof(fc.integer({ min: 5, max: 30 }), fc.constant(100_000)),
});

function withoutUndefined(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
