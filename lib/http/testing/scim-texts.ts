import fc from "fast-check";
import type { ResourceType } from "@/scim";
import { pathsOf } from "@/scim/testing/arbitraries";

/** One change of a text, at a place between its beginning (0) and its end (1). */
const textEdits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom("insert", "cut", "repeat", "end"),
    piece: fc.constantFrom(
      '"',
      "\\",
      "(",
      ")",
      "[",
      "]",
      ".",
      " ",
      "%",
      "'",
      "\u0000",
      "\ud800",
      "😀",
      "not ",
      " and ",
      "-",
    ),
  }),
  { maxLength: 2 },
);

/** Texts of the arbitrary, most as they are, some with a character too many or too few. */
export function mistyped(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const changed = fc.tuple(texts, textEdits).map(([text, list]) =>
    list.reduce((current, { at, kind, piece }) => {
      const place = Math.floor(at * current.length);
      const [before, after] = [current.slice(0, place), current.slice(place)];
      if (kind === "insert") return before + piece + after;
      if (kind === "cut") return before + after.slice(1);
      return kind === "repeat" ? before + after + after : before;
    }, text),
  );
  return fc.oneof({ weight: 3, arbitrary: texts }, { weight: 1, arbitrary: changed });
}

const literal = fc.oneof(
  fc
    .constantFrom("ada", "Ada", "work", "ada@one.example", "~user0~", "~group0~", "", "a%_'\\\"", "é".repeat(300))
    .map((text) => JSON.stringify(text)),
  fc.constantFrom(
    "true",
    "False",
    '"True"',
    "null",
    "0",
    "-1.5e3",
    "1e999",
    "jyoung",
    '"2026-01-01T00:00:00.0000000+01:00"',
    '"999999-01-01T00:00:00Z"',
    '"\\u0000"',
    '"\\ud800"',
  ),
);

const operator = fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ", "Sw", "xx");

/** Names of attributes of the type, in any case, some that it does not have. */
export function attributeNames(type: ResourceType): fc.Arbitrary<string> {
  const known = fc.constantFrom(...pathsOf(type));
  return fc.oneof(
    { weight: 6, arbitrary: known },
    { weight: 1, arbitrary: known.map((path) => path.toUpperCase()) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "nothing",
        "name.nothing",
        "a.b.c",
        "__proto__",
        "constructor",
        "urn:x:y",
        "$ref",
        "value",
      ),
    },
  );
}

/** Filters over all attributes of the type with all operators, typed well and badly. */
export function filterTexts(type: ResourceType): fc.Arbitrary<string> {
  const path = attributeNames(type);
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(path, operator, literal).map((parts) => parts.join(" ")),
      path.map((each) => `${each} pr`),
      fc.tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter")).map((parts) => `(${parts.join(" ")})`),
      tie("filter").map((inner) => `not (${inner})`),
      fc
        .tuple(path, fc.constantFrom("value", "type", "primary", "display", "$ref"), operator, literal)
        .map(([each, ...parts]) => `${each}[${parts.join(" ")}]`),
    ),
  }));
  const endless = fc.constantFrom(
    "(".repeat(500),
    "not (".repeat(60) + "id pr" + ")".repeat(60),
    "id pr or ".repeat(400) + "id pr",
    `userName eq "${"x".repeat(20_000)}"`,
  );
  return fc.oneof({ weight: 12, arbitrary: mistyped(filter) }, { weight: 1, arbitrary: endless });
}

/** Paths of PATCH operations: attributes, entries by filter, sub-attributes of entries. */
export function patchPaths(type: ResourceType): fc.Arbitrary<string> {
  const path = attributeNames(type);
  const simple = fc.tuple(fc.constantFrom("value", "type", "primary", "display"), operator, literal);
  const byFilter = fc
    .tuple(path, simple, fc.constantFrom("", ".value", ".type", ".primary", ".nothing", ".."))
    .map(([each, parts, end]) => `${each}[${parts.join(" ")}]${end}`);
  const members = fc.constantFrom(
    'members[value eq "~user0~"]',
    'members[value eq "~user1~" or value eq "~user2~"]',
    "members.value",
  );
  const others = type.name === "User" ? [] : [members];
  return mistyped(fc.oneof(path, byFilter, ...others));
}
