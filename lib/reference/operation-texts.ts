import type { Endpoint, Method } from "@/scim";

/** What an operation is called and does. */
export interface OperationText {
  /** Its operationId and anchor. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The text of each method of an endpoint; throws for one that the endpoint does not serve. */
export function operationText({ kind, path, type }: Endpoint, method: Method): OperationText {
  const texts = type === undefined ? textsOf(kind, path.endsWith("{id}")) : resourceTexts(kind, type);
  const text = texts[method];
  if (!text) throw new Error(`${method} ${path} has no text.`);
  return text;
}

type Texts = Partial<Readonly<Record<Method, OperationText>>>;

function resourceTexts(kind: Endpoint["kind"], type: "User" | "Group"): Texts {
  const one = type === "User" ? "user" : "group";
  const many = `${one}s`;
  switch (kind) {
    case "collection":
      return {
        GET: {
          id: `list${type}s`,
          title: `List ${many}`,
          text: `${LISTED[type]} Oldest first unless \`sortBy\` says otherwise.`,
        },
        POST: { id: `create${type}`, title: `Create a ${one}`, text: CREATED[type] },
      };
    case "search":
      return {
        POST: {
          id: `search${type}s`,
          title: `Search ${many}`,
          text: `The same as listing ${many}, with the parameters in the body: nothing of the filter stands in an address, where logs would keep it.`,
        },
      };
    case "resource":
      return {
        GET: { id: `get${type}`, title: `Get a ${one}`, text: GOT[type] },
        PUT: { id: `replace${type}`, title: `Replace a ${one}`, text: REPLACED[type] },
        PATCH: { id: `patch${type}`, title: `Change a ${one}`, text: PATCHED[type] },
        DELETE: { id: `delete${type}`, title: `Delete a ${one}`, text: DELETED[type] },
      };
    case "root":
    case "bulk":
    case "me":
    case "ServiceProviderConfig":
    case "ResourceTypes":
    case "Schemas":
      return {};
    default:
      return kind satisfies never;
  }
}

const LISTED = {
  User: "The people of the team, inactive ones included.",
  Group: "The groups of the team with their members; `excludedAttributes=members` leaves these out and is faster.",
};

const CREATED = {
  User: "Adds a person to the team. An inactive person with the same `userName` or `externalId` comes back under the old id instead. Without `active` the person is active.",
  Group: "Adds a group. Its roles are set in the app and are no attribute of it.",
};

const GOT = {
  User: "One person, with the groups they are in.",
  Group: "One group, with its members.",
};

const REPLACED = {
  User: "Replaces all attributes by those that are sent: what is absent is cleared, but for `active`, which keeps its state. The whole object of a `GET` may be sent back; what only the server sets is passed over.",
  Group:
    "Replaces the name and, when `members` is sent, the members: an empty list clears them. Without `members` they stay.",
};

const PATCHED = {
  User: "Runs operations in their order, all or none. What changes nothing keeps the version.",
  Group:
    "Runs operations in their order, all or none; only the memberships that they name are touched, however large the group is. Answers with the group only when `attributes` or `excludedAttributes` is given.",
};

const DELETED = {
  User: "Ends the membership with its sessions, roles and groups. To let somebody come back with them, set `active` to false instead.",
  Group: "Deletes the group. Its people stay.",
};

function textsOf(kind: Endpoint["kind"], isOne: boolean): Texts {
  switch (kind) {
    case "root":
      return {
        GET: {
          id: "listResources",
          title: "List users and groups",
          text: "Both as one list, groups before users. An attribute that only one of the types has counts as unassigned in the other.",
        },
      };
    case "search":
      return {
        POST: {
          id: "searchResources",
          title: "Search users and groups",
          text: "The same as listing both, with the parameters in the body.",
        },
      };
    case "bulk":
      return { POST: { id: "bulk", title: "Send many operations at once", text: BULK } };
    case "ServiceProviderConfig":
      return {
        GET: {
          id: "getServiceProviderConfig",
          title: "What this server supports",
          text: "Features and limits. It answers without a key.",
        },
      };
    case "ResourceTypes":
      return { GET: isOne ? RESOURCE_TYPE : RESOURCE_TYPES };
    case "Schemas":
      return { GET: isOne ? SCHEMA : SCHEMAS };
    case "me":
    case "collection":
    case "resource":
      return {};
    default:
      return kind satisfies never;
  }
}

const BULK =
  "Each operation is a request of its own, whole or not at all, and has its own result. `bulkId:` and the bulkId of another operation stand for the id of what that one makes, in whatever order they come. With `failOnErrors` nothing more is run after so many errors.";

const RESOURCE_TYPES: OperationText = {
  id: "listResourceTypes",
  title: "List the resource types",
  text: "User and Group with their schemas. With a key, the schemas that its team declared are among them.",
};

const RESOURCE_TYPE: OperationText = {
  id: "getResourceType",
  title: "Get a resource type",
  text: "One of them by its name.",
};

const SCHEMAS: OperationText = {
  id: "listSchemas",
  title: "List the schemas",
  text: "Every attribute with its characteristics. With a key, the schemas that its team declared are among them.",
};

const SCHEMA: OperationText = {
  id: "getSchema",
  title: "Get a schema",
  text: "One of them by its URN.",
};
