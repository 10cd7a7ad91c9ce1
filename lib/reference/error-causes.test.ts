import { expect, it } from "vitest";
import type { JsonObject, JsonValue } from "@/scim";
import { declaredClient, newPerson } from "@/scim/testing/declared-client";
import { WORK } from "@/scim/testing/declared-example";
import { where } from "@/scim/testing/scim-client";
import { ERRORS } from "./errors";

interface Cause {
  readonly scimType: string;
  /** What the explanation of the keyword says of it. */
  readonly said: string;
  readonly method: string;
  /** `PERSON` is the address of a person with a badge, an origin and an e-mail address. */
  readonly target: string;
  readonly body?: JsonValue;
}

const patch = (...Operations: readonly JsonObject[]) => ({
  method: "PATCH",
  target: "PERSON",
  body: { Operations: [...Operations] },
});
const list = (query: string) => ({ method: "GET", target: `/Users?${query}` });

const CAUSES: readonly Cause[] = [
  { scimType: "invalidFilter", said: "cannot be read", ...list(where("userName eq")) },
  { scimType: "invalidFilter", said: "names an attribute that there is not", ...list(where('shoeSize eq "1"')) },
  { scimType: "invalidFilter", said: "compares what cannot be compared", ...list(where("active gt true")) },
  {
    scimType: "invalidFilter",
    said: "in the path of a PATCH operation",
    ...patch({ op: "replace", path: 'emails[shoeSize eq "1"].value', value: "b@example.com" }),
  },
  { scimType: "invalidSyntax", said: "not the JSON message", method: "POST", target: "/Users", body: "{" },
  { scimType: "invalidSyntax", said: "a broken percent-encoding", method: "GET", target: "/Users/%zz" },
  { scimType: "invalidPath", said: "cannot be read", ...patch({ op: "replace", path: "emails]", value: "b" }) },
  {
    scimType: "invalidPath",
    said: "names an attribute that there is not",
    ...patch({ op: "replace", path: "shoeSize", value: "1" }),
  },
  { scimType: "noTarget", said: "says `remove` without a path", ...patch({ op: "remove" }) },
  {
    scimType: "noTarget",
    said: "matches nothing and describes no new entry",
    ...patch({ op: "replace", path: 'emails[value co "nobody"].value', value: "b@example.com" }),
  },
  { scimType: "invalidValue", said: "value is missing", method: "POST", target: "/Users", body: { displayName: "A" } },
  {
    scimType: "invalidValue",
    said: "too long",
    ...patch({ op: "replace", path: "title", value: "x".repeat(100_000) }),
  },
  { scimType: "invalidValue", said: "of another type", ...patch({ op: "replace", path: "active", value: "maybe" }) },
  {
    scimType: "invalidValue",
    said: "names a person that there is not",
    method: "POST",
    target: "/Groups",
    body: { displayName: "A", members: [{ value: "nobody" }] },
  },
  { scimType: "invalidValue", said: "`sortBy` names what cannot be sorted by", ...list("sortBy=shoeSize") },
  { scimType: "invalidValue", said: "`sortBy` names what cannot be sorted by", ...list("sortBy=groups") },
  { scimType: "invalidValue", said: "`sortOrder` no order", ...list("sortBy=userName&sortOrder=random") },
  { scimType: "mutability", said: "only the server sets", ...patch({ op: "replace", path: "id", value: "x" }) },
  { scimType: "mutability", said: "removes a required one", ...patch({ op: "remove", path: "userName" }) },
  {
    scimType: "mutability",
    said: "an immutable custom attribute",
    ...patch({ op: "replace", path: `${WORK}:origin`, value: "Graz" }),
  },
  {
    scimType: "mutability",
    said: "a PATCH or PUT",
    method: "PUT",
    target: "PERSON",
    body: { userName: "p", [WORK]: { origin: "Graz" } },
  },
  { scimType: "uniqueness", said: "The name", method: "POST", target: "/Users", body: { userName: "TAKEN" } },
  {
    scimType: "uniqueness",
    said: "a unique custom attribute",
    method: "POST",
    target: "/Users",
    body: { userName: "other", [WORK]: { badge: "1" } },
  },
  { scimType: "invalidCursor", said: "not one that this list gave", ...list("cursor=nonsense") },
];

it.each(CAUSES)("$scimType: $said ($method $target)", async ({ scimType, said, method, target, body }) => {
  const send = declaredClient();
  const emails = [{ value: "a@example.com", type: "work" }];
  const person = await newPerson(send, { userName: "taken", emails, [WORK]: { badge: "1", origin: "Wien" } });
  const answer = await send(method, target.replace("PERSON", person), body);
  const explained = ERRORS.find((error) => error.scimType === scimType);
  expect(answer, answer.text).toMatchObject({ status: explained?.status, body: { scimType } });
  expect(explained?.meaning).toContain(said);
});

it("a cause of sorting is said of one keyword only", () => {
  const saying = ERRORS.filter(({ meaning }) => /sort(By|Order)/.test(meaning)).map(({ scimType }) => scimType);
  expect(saying).toEqual(["invalidValue"]);
});
