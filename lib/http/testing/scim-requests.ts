import fc from "fast-check";
import type { JsonValue, ResourceType } from "@/scim";
import { attributeLists } from "@/scim/testing/arbitraries";
import { exampleTypes } from "@/scim/testing/declared-example";
import { edited, edits } from "./json-edits";
import { bulkBodies, patchBodies, resourceBodies, searchBodies } from "./scim-bodies";
import { attributeNames, filterTexts, mistyped } from "./scim-texts";

/** A request before its place-holders, such as `~user0~`, have become ids. */
export interface DraftRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

const { User, Group } = exampleTypes;
const NO_BODY = fc.constant(undefined);

/** JSON with up to three things wrong in it. */
function wrong(values: fc.Arbitrary<JsonValue>): fc.Arbitrary<string> {
  return fc.tuple(values, edits).map(([value, list]) => JSON.stringify(edited(value, list)));
}

const percent = fc.constantFrom(
  "%",
  "%zz",
  "%00",
  "%ED%A0%80",
  "%C3%28",
  "+",
  "%2B",
  "&",
  "=",
  "&&filter",
  "é",
  "%F0%9F%98%80",
);

function queries(type: ResourceType): fc.Arbitrary<string> {
  const integer = fc.constantFrom("0", "1", "2", "-1", "1000000", "99999999999999999999", "abc", "1.5", "", " 1 ", "١");
  const parameter = fc.oneof(
    fc.tuple(fc.constantFrom("filter", "Filter"), filterTexts(type)),
    fc.tuple(fc.constantFrom("sortBy", "SORTBY"), attributeNames(type)),
    fc.tuple(fc.constant("sortOrder"), fc.constantFrom("ascending", "descending", "Descending", "up", "")),
    fc.tuple(fc.constantFrom("startIndex", "startindex"), integer),
    fc.tuple(fc.constant("count"), integer),
    fc.tuple(fc.constant("cursor"), mistyped(fc.constantFrom("", "~cursor~"))),
    fc.tuple(
      fc.constantFrom("attributes", "excludedAttributes"),
      attributeLists(type).map((names) => names.join(",")),
    ),
    fc.tuple(fc.constant("aadOptscim062020"), fc.constant("")),
  );
  const encoded = parameter.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  return fc
    .array(fc.oneof({ weight: 8, arbitrary: encoded }, { weight: 1, arbitrary: percent }), { maxLength: 4 })
    .map((parts) => parts.join("&"));
}

/** What a client means to do with a type. */
function intentions(type: ResourceType): fc.Arbitrary<Omit<DraftRequest, "headers">> {
  const { endpoint } = type;
  const name = type.name.toLowerCase();
  const id = fc.constantFrom(`~${name}0~`, `~${name}1~`, `~${name}2~`, `~other${type.name}~`, "nobody");
  const one = id.map((each) => `${endpoint}/${each}`);
  const query = fc.oneof({ weight: 3, arbitrary: fc.constant("") }, { weight: 1, arbitrary: queries(type) });
  const all = fc.constant(endpoint);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        method: fc.constantFrom("GET", "HEAD"),
        path: fc.oneof(all, all, one, fc.constant("/")),
        query: queries(type),
        body: NO_BODY,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ method: fc.constant("POST"), path: all, query, body: wrong(resourceBodies(type)) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ method: fc.constant("PUT"), path: one, query, body: wrong(resourceBodies(type)) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ method: fc.constant("PATCH"), path: one, query, body: wrong(patchBodies(type)) }),
    },
    { weight: 1, arbitrary: fc.record({ method: fc.constant("DELETE"), path: one, query, body: NO_BODY }) },
    {
      weight: 2,
      arbitrary: fc.record({
        method: fc.constant("POST"),
        path: fc.constantFrom(`${endpoint}/.search`, "/.search"),
        query,
        body: wrong(searchBodies(type)),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ method: fc.constant("POST"), path: fc.constant("/Bulk"), query, body: wrong(bulkBodies) }),
    },
  );
}

const strangePath = fc.constantFrom(
  "",
  "/",
  "//Users//",
  "/users",
  "/Users/a/b",
  "/Users/%zz",
  "/Users/%00",
  "/Users/%ED%A0%80",
  "/Users/..",
  "/Users/__proto__",
  "/Groups/constructor",
  `/Users/${"x".repeat(5_000)}`,
  "/Users/é",
  "/Bulk",
  "/Bulk/1",
  "/Me",
  "/Me/x",
  "/.search",
  "/ServiceProviderConfig",
  "/ResourceTypes",
  "/ResourceTypes/User",
  "/ResourceTypes/%00",
  "/Schemas",
  "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
  "/Schemas/__proto__",
  "/nothing",
);
const strangeMethod = fc.constantFrom(
  "OPTIONS",
  "TRACE",
  "get",
  "PROPFIND",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "GET",
  "HEAD",
  "__proto__",
);
const strangeBody: fc.Arbitrary<string | Uint8Array | undefined> = fc.oneof(
  mistyped(wrong(resourceBodies(User))),
  mistyped(wrong(patchBodies(Group))),
  fc.json(),
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom<(string | Uint8Array | undefined)[]>(
    undefined,
    "",
    " ",
    "\ufeff{}",
    "[]",
    "null",
    "1e999",
    `${"[".repeat(100_000)}`,
    `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    `{"userName":"ada","userName":"grace"}`,
    `{"userName":"${"x".repeat(1_100_000)}"}`,
    new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    new Uint8Array([0xed, 0xa0, 0x80]),
  ),
);

const headers = fc.record(
  {
    "content-type": fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("application/json", "application/scim+json; charset=UTF-8", "") },
      { weight: 1, arbitrary: fc.constantFrom("text/plain", "application/json; charset=latin1", ";") },
    ),
    accept: fc.constantFrom("application/json", "text/html", "*/*", "", ",,;q=x"),
    "if-match": fc.constantFrom('W/"1"', '"1"', "*", "", 'W/"999999999"', 'W/"x", "2"', "W/", "é"),
    "if-none-match": fc.constantFrom('W/"1"', "*", "", '"', 'W/"1", W/"2"'),
    "content-length": fc.constantFrom("0", "99999999999", "-1", "x"),
    host: fc.constantFrom("idp.example:8443", "[::1]", "a b", "", "evil/@x", "é"),
    "user-agent": fc.constantFrom("Okta SCIM Client 1.0.0", "é\u00ff", "x".repeat(3_000), ""),
  },
  { requiredKeys: [] },
);

const badKey = fc.constantFrom("", "Bearer", "Bearer x", "Basic eDp5", "bearer   ~key~", "Bearer ~key~ x", "~key~");

const seldom = <T>(arbitrary: fc.Arbitrary<T>, weight = 14) =>
  fc.oneof(
    { weight, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: arbitrary.map((value) => ({ value })) },
  );

/** A request that a connector could send, now and then with a part of it that none would. */
export const draftRequests: fc.Arbitrary<DraftRequest> = fc
  .record({
    meant: fc.oneof(intentions(User), intentions(Group)),
    method: seldom(strangeMethod),
    path: seldom(mistyped(strangePath)),
    query: seldom(queries(Group)),
    body: seldom(strangeBody),
    headers: seldom(headers, 3),
    authorization: seldom(badKey, 30),
  })
  .map(({ meant, method, path, query, body, headers: strange, authorization }) => ({
    method: method ? method.value : meant.method,
    path: path ? path.value : meant.path,
    query: query ? query.value : meant.query,
    body: body ? body.value : meant.body,
    headers: {
      "content-type": "application/scim+json",
      ...strange?.value,
      authorization: authorization ? authorization.value : "Bearer ~key~",
    },
  }));
