import { GROUP_URN, LIST_RESPONSE_URN, PATCH_OP_URN, SEARCH_REQUEST_URN } from "@/scim";
import type { Examples } from "./example";
import { entityTag, GROUP_ID, GROUP_NAME, groupBody, resourceAnswer, storedGroup } from "./people";

export const groupExamples: Examples = {
  listGroups: {
    query: { filter: `displayName eq "${GROUP_NAME}"`, excludedAttributes: "members" },
    answer: {
      status: 200,
      body: (baseUrl) => {
        const { schemas, id, meta, displayName } = storedGroup(baseUrl);
        return {
          schemas: [LIST_RESPONSE_URN],
          totalResults: 1,
          startIndex: 1,
          itemsPerPage: 1,
          Resources: [{ schemas: schemas ?? [], id: id ?? "", meta: meta ?? {}, displayName: displayName ?? "" }],
        };
      },
    },
  },
  createGroup: {
    body: groupBody,
    answer: resourceAnswer(201, (baseUrl) => storedGroup(baseUrl)),
  },
  searchGroups: {
    body: {
      schemas: [SEARCH_REQUEST_URN],
      filter: 'members.value eq "$USER_ID"',
      attributes: ["displayName"],
    },
    answer: {
      status: 200,
      body: () => ({
        schemas: [LIST_RESPONSE_URN],
        totalResults: 1,
        startIndex: 1,
        itemsPerPage: 1,
        Resources: [{ schemas: [GROUP_URN], id: GROUP_ID, displayName: GROUP_NAME }],
      }),
    },
  },
  getGroup: {
    id: "$GROUP_ID",
    answer: resourceAnswer(200, (baseUrl) => storedGroup(baseUrl)),
  },
  replaceGroup: {
    id: "$GROUP_ID",
    body: { schemas: [GROUP_URN], displayName: "Tour Leaders", members: [{ value: "$USER_ID" }] },
    answer: resourceAnswer(200, (baseUrl) => storedGroup(baseUrl, { version: 2, displayName: "Tour Leaders" })),
  },
  patchGroup: {
    id: "$GROUP_ID",
    body: {
      schemas: [PATCH_OP_URN],
      Operations: [
        { op: "remove", path: 'members[value eq "$USER_ID"]' },
        { op: "add", path: "members", value: [{ value: "$USER_ID" }] },
        { op: "replace", path: "displayName", value: "Tour Leaders" },
      ],
    },
    answer: { status: 204, headers: () => ({ etag: entityTag("2") }) },
  },
  deleteGroup: { id: "$GROUP_ID", answer: { status: 204 } },
};
