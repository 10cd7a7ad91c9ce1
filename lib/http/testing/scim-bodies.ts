import fc from "fast-check";
import type { JsonObject, JsonValue, ResourceType } from "@/scim";
import { attributeLists, bodies, oneValue } from "@/scim/testing/arbitraries";
import { exampleTypes } from "@/scim/testing/declared-example";
import { BULK_REQUEST_URN, PATCH_OP_URN, SEARCH_REQUEST_URN } from "@/scim/urns";
import { junk } from "./json-edits";
import { attributeNames, filterTexts, patchPaths } from "./scim-texts";

const { User, Group } = exampleTypes;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** As a client prints it: what is undefined is not there. */
const asSent = (value: object) => JSON.parse(JSON.stringify(value)) as JsonObject;

/** Few names, so that people meet each other. */
const userName = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("ada", "ADA", "grace", "linus", "alan", "Barbara", "ada@one.example") },
  { weight: 1, arbitrary: fc.constantFrom(" ", "x".repeat(513)) },
);
const mailbox = fc.constantFrom("ada@one.example", "grace@one.example", "Ada@ONE.example", "no address", "@");
const memberId = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("~user0~", "~user1~", "~user2~") },
  { weight: 1, arbitrary: fc.constantFrom("~group0~", "~otherUser~", "nobody") },
);
const memberIds = fc.array(memberId, { maxLength: 3 });
const members = memberIds.map((ids) => ids.map((value) => ({ value })));

const users = fc
  .tuple(bodies(User), userName, maybe(mailbox), maybe(fc.boolean()))
  .map(([body, name, email, active]) =>
    asSent({ ...body, userName: name, active, ...(email !== undefined && { emails: [{ value: email }] }) }),
  );
const groups = fc
  .tuple(bodies(Group), fc.constantFrom("Ada", "ada", "Team", ""), maybe(members))
  .map(([body, displayName, list]) => asSent({ ...body, displayName, members: list }));

/** Bodies for POST and PUT. */
export function resourceBodies(type: ResourceType): fc.Arbitrary<JsonObject> {
  return type.name === "User" ? users : groups;
}

const verb = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("add", "replace", "remove", "Add", "REPLACE") },
  { weight: 1, arbitrary: fc.constantFrom("copy", "") },
);

/** An operation on an attribute with a value of its type. */
function fittingOperations(type: ResourceType): fc.Arbitrary<object> {
  const core = type.schema.attributes.map((attribute) => ({ path: attribute.name, attribute }));
  const extended = type.extensions.flatMap(({ schema: { id, attributes } }) =>
    attributes.map((attribute) => ({ path: `${id}:${attribute.name}`, attribute })),
  );
  const isWritable = ({ path, attribute }: (typeof core)[number]) =>
    attribute.mutability !== "readOnly" && path !== "members";
  return fc.constantFrom(...[...core, ...extended].filter(isWritable)).chain(({ path, attribute }) => {
    const one = oneValue(attribute);
    const value = attribute.multiValued ? fc.oneof(fc.array(one, { maxLength: 2 }), one) : one;
    return fc.record({ op: verb, path: fc.constant(path), value });
  });
}

/** An operation on any path with any value. */
function strangeOperations(type: ResourceType): fc.Arbitrary<object> {
  const value: fc.Arbitrary<JsonValue> = fc.oneof(
    resourceBodies(type),
    members,
    junk,
    fc.constantFrom<JsonValue[]>("Ada", "True", false, { value: "~user0~" }, [{ value: "a", primary: true }]),
  );
  return fc.record({ op: verb, path: maybe(patchPaths(type)), value: maybe(value) });
}

const memberOperations = fc.oneof(
  fc.record({ op: verb, path: fc.constant("members"), value: maybe(members) }),
  memberId.map((id) => ({ op: "remove", path: `members[value eq "${id}"]` })),
);

/** PatchOp messages on any attribute, with values that may fit it or not. */
export function patchBodies(type: ResourceType): fc.Arbitrary<JsonObject> {
  const fitting = type.name === "User" ? fittingOperations(type) : fc.oneof(fittingOperations(type), memberOperations);
  const operation = fc.oneof({ weight: 2, arbitrary: fitting }, { weight: 1, arbitrary: strangeOperations(type) });
  return fc.array(operation, { maxLength: 3 }).map((Operations) => asSent({ schemas: [PATCH_OP_URN], Operations }));
}

export function searchBodies(type: ResourceType): fc.Arbitrary<JsonObject> {
  const integer = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -2, max: 9 }) }, { weight: 1, arbitrary: junk });
  const names = attributeLists(type).map((list) => [...list]);
  const page = fc.oneof(
    fc.record({ startIndex: maybe(integer) }),
    fc.record({ cursor: fc.constantFrom("", "~cursor~", "x") }),
  );
  const shown = fc.oneof(fc.record({ attributes: maybe(names) }), fc.record({ excludedAttributes: names }));
  const order = fc.record({
    sortBy: maybe(attributeNames(type)),
    sortOrder: maybe(fc.constantFrom("descending", "up")),
  });
  return fc
    .tuple(page, shown, order, fc.record({ filter: maybe(filterTexts(type)), count: maybe(integer) }))
    .map((parts) => asSent({ schemas: [SEARCH_REQUEST_URN], ...Object.assign({}, ...parts) }));
}

const BULK_IDS = ["a", "b", "c", "d", "e", "f"] as const;
const referring = fc.constantFrom("bulkId:a", "bulkId:b", "bulkId:c", "bulkId:nobody", "~user0~");

function bulkOperations(type: ResourceType): fc.Arbitrary<JsonObject> {
  const id = type.name === "User" ? "~user0~" : "~group0~";
  const target = fc.oneof(fc.constantFrom(id, "nobody", "%zz"), referring).map((each) => `${type.endpoint}/${each}`);
  const path = fc.oneof(fc.constant(type.endpoint), target, fc.constantFrom("/Bulk", "/Me", "/.search", "", "Users"));
  const withMembers = fc
    .tuple(groups, fc.array(referring, { maxLength: 3 }))
    .map(([body, ids]) => ({ ...body, members: ids.map((value) => ({ value })) }));
  return fc
    .record({
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("POST", "post", "PUT", "PATCH", "DELETE") },
        { weight: 1, arbitrary: fc.constantFrom("GET", "") },
      ),
      path,
      version: maybe(fc.constantFrom('W/"1"', "*", "1", "")),
      data: maybe(fc.oneof(resourceBodies(type), patchBodies(type), withMembers)),
    })
    .map(asSent);
}

/** Bulk messages whose operations refer to each other, and to nobody. */
export const bulkBodies: fc.Arbitrary<JsonObject> = fc
  .record({
    operations: fc.array(fc.oneof(bulkOperations(User), bulkOperations(Group)), {
      maxLength: BULK_IDS.length,
    }),
    failOnErrors: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<(JsonValue | undefined)[]>(undefined, 1, 2) },
      { weight: 1, arbitrary: fc.constantFrom<JsonValue[]>(0, -1, "1", 1.5) },
    ),
  })
  .map(({ operations, failOnErrors }) => {
    const Operations = operations.map((operation, index) => ({ bulkId: BULK_IDS[index], ...operation }));
    return asSent({ schemas: [BULK_REQUEST_URN], failOnErrors, Operations });
  });
