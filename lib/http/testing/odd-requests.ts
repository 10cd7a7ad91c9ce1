import type { JsonValue } from "@/scim";
import { ENTERPRISE_USER_URN } from "@/scim/urns";
import { withOddValues } from "./json-edits";
import type { DraftRequest } from "./scim-requests";

interface BaseRequest {
  readonly method: string;
  readonly path: string;
  readonly body: JsonValue;
}

const user = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "barbara",
  externalId: "b-1",
  name: { givenName: "Barbara" },
  active: true,
  emails: [{ value: "barbara@one.example", primary: true }],
  [ENTERPRISE_USER_URN]: { manager: { value: "~user1~" } },
};

/** A sound request with a body for every endpoint that takes one. */
export const BASE_REQUESTS: readonly BaseRequest[] = [
  { method: "POST", path: "/Users", body: user },
  { method: "PUT", path: "/Users/~user0~", body: user },
  {
    method: "PATCH",
    path: "/Users/~user0~",
    body: {
      Operations: [
        { op: "add", path: 'emails[type eq "work"].value', value: "ada@two.example" },
        { op: "replace", value: { "name.familyName": "Lovelace", [`${ENTERPRISE_USER_URN}:department`]: "Analysis" } },
      ],
    },
  },
  { method: "POST", path: "/Groups", body: { displayName: "New", members: [{ value: "~user0~" }] } },
  {
    method: "PATCH",
    path: "/Groups/~group0~",
    body: {
      Operations: [
        { op: "remove", path: "members", value: [{ value: "~user0~" }] },
        { op: "add", path: "members", value: [{ value: "~user2~" }] },
      ],
    },
  },
  {
    method: "POST",
    path: "/.search",
    body: { filter: 'userName eq "ada"', sortBy: "userName", startIndex: 1, count: 2, attributes: ["userName"] },
  },
  { method: "POST", path: "/Users/.search", body: { cursor: "~cursor~", count: 2, excludedAttributes: ["emails"] } },
  {
    method: "POST",
    path: "/Bulk",
    body: {
      failOnErrors: 1,
      Operations: [
        { method: "POST", path: "/Users", bulkId: "a", data: { userName: "bulk" } },
        {
          method: "PUT",
          path: "/Groups/~group0~",
          version: 'W/"1"',
          data: { displayName: "B", members: [{ value: "bulkId:a" }] },
        },
      ],
    },
  },
];

/** The request with each odd value in each place of its body. */
export function oddBodies({ method, path, body }: BaseRequest): readonly DraftRequest[] {
  return withOddValues(body).map((odd) => request({ method, path, body: JSON.stringify(odd) }));
}

const PARAMETERS = [
  "filter",
  "sortBy",
  "sortOrder",
  "startIndex",
  "count",
  "cursor",
  "attributes",
  "excludedAttributes",
] as const;

/** Texts as they may stand in a query, encoded well and badly. */
const ODD_TEXTS = [
  "",
  "%",
  "%zz",
  "%00",
  "%ED%A0%80",
  "%22",
  "-1",
  "0",
  "1e9",
  "99999999999999999999",
  "__proto__",
  "userName%20eq%20%22%5Cu0000%22",
  "userName%20eq%20%22%5Cud800%22",
  "meta.created%20gt%20%229999-12-31T23:59:59-14:00%22",
  "(".repeat(2_000),
  "a,".repeat(2_000),
  "%C3%A9".repeat(2_000),
] as const;

/** Lists with each odd text as each parameter, and resources with each as their id. */
export function oddTargets(): readonly DraftRequest[] {
  const lists = ["/Users", "/Groups", "/"].flatMap((path) =>
    PARAMETERS.flatMap((name) => ODD_TEXTS.map((text) => request({ method: "GET", path, query: `${name}=${text}` }))),
  );
  const ones = ["GET", "PUT", "PATCH", "DELETE"].flatMap((method) =>
    ODD_TEXTS.filter((text) => text !== "").map((text) => request({ method, path: `/Users/${text}`, body: "{}" })),
  );
  return [...lists, ...ones];
}

function request(parts: Pick<DraftRequest, "method" | "path"> & Partial<DraftRequest>): DraftRequest {
  const headers = { authorization: "Bearer ~key~", "content-type": "application/scim+json" };
  return { query: "", headers, body: undefined, ...parts };
}
