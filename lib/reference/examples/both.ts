import {
  BULK_REQUEST_URN,
  BULK_RESPONSE_URN,
  GROUP_URN,
  LIST_RESPONSE_URN,
  SEARCH_REQUEST_URN,
  USER_URN,
} from "@/scim";
import type { Examples } from "./example";
import { EXAMPLE_CURSOR, entityTag, GROUP_ID, GROUP_NAME, USER_ID } from "./people";

const named = (id: string, schemas: readonly string[], displayName: string) => ({
  schemas: [...schemas],
  id,
  displayName,
});

const bulkBody = {
  schemas: [BULK_REQUEST_URN],
  failOnErrors: 1,
  Operations: [
    {
      method: "POST",
      path: "/Groups",
      bulkId: "new-group",
      data: { schemas: [GROUP_URN], displayName: "Porters", members: [{ value: "bulkId:new-user" }] },
    },
    {
      method: "POST",
      path: "/Users",
      bulkId: "new-user",
      data: { schemas: [USER_URN], userName: "mika.ito@example.com" },
    },
  ],
};

/** Examples of what is about users and groups alike. */
export const bothExamples: Examples = {
  listResources: {
    query: { filter: `meta.created ge "2026-01-01T00:00:00Z"`, attributes: "displayName", cursor: "", count: "1" },
    answer: {
      status: 200,
      body: () => ({
        schemas: [LIST_RESPONSE_URN],
        totalResults: 2,
        itemsPerPage: 1,
        nextCursor: EXAMPLE_CURSOR,
        Resources: [named(GROUP_ID, [GROUP_URN], GROUP_NAME)],
      }),
    },
  },
  searchResources: {
    body: { schemas: [SEARCH_REQUEST_URN], filter: 'displayName co "tour"', attributes: ["displayName"] },
    answer: {
      status: 200,
      body: () => ({
        schemas: [LIST_RESPONSE_URN],
        totalResults: 1,
        startIndex: 1,
        itemsPerPage: 1,
        Resources: [named(GROUP_ID, [GROUP_URN], GROUP_NAME)],
      }),
    },
  },
  bulk: {
    body: bulkBody,
    answer: {
      status: 200,
      body: (baseUrl) => ({
        schemas: [BULK_RESPONSE_URN],
        Operations: [
          { method: "POST", bulkId: "new-group", location: `${baseUrl}/Groups/${GROUP_ID}`, ...created },
          { method: "POST", bulkId: "new-user", location: `${baseUrl}/Users/${USER_ID}`, ...created },
        ],
      }),
    },
  },
};

const created = { version: entityTag("1"), status: "201" };
