import { LIST_RESPONSE_URN, PATCH_OP_URN, SEARCH_REQUEST_URN, USER_URN } from "@/scim";
import type { Examples } from "./example";
import { resourceAnswer, storedUser, USER_ID, USER_NAME, userBody } from "./people";

const replacement = {
  schemas: [USER_URN],
  externalId: "00u8f4k2",
  userName: USER_NAME,
  name: { givenName: "Barbara", familyName: "Jensen-Ito" },
  displayName: "Barbara Jensen-Ito",
  emails: [{ value: USER_NAME, type: "work", primary: true }],
};

export const userExamples: Examples = {
  listUsers: {
    query: { filter: `userName eq "${USER_NAME}"`, count: "10" },
    answer: {
      status: 200,
      body: (baseUrl) => ({
        schemas: [LIST_RESPONSE_URN],
        totalResults: 1,
        startIndex: 1,
        itemsPerPage: 1,
        Resources: [storedUser(baseUrl)],
      }),
    },
  },
  createUser: {
    body: userBody,
    answer: resourceAnswer(201, (baseUrl) => storedUser(baseUrl, { inGroup: false })),
  },
  searchUsers: {
    body: {
      schemas: [SEARCH_REQUEST_URN],
      filter: 'emails[type eq "work" and value ew "@example.com"]',
      sortBy: "name.familyName",
      attributes: ["userName", "name"],
      startIndex: 1,
      count: 10,
    },
    answer: {
      status: 200,
      body: () => ({
        schemas: [LIST_RESPONSE_URN],
        totalResults: 1,
        startIndex: 1,
        itemsPerPage: 1,
        Resources: [{ schemas: userBody.schemas ?? [], id: USER_ID, userName: USER_NAME, name: userBody.name ?? {} }],
      }),
    },
  },
  getUser: {
    id: "$USER_ID",
    answer: resourceAnswer(200, (baseUrl) => storedUser(baseUrl)),
  },
  replaceUser: {
    id: "$USER_ID",
    body: replacement,
    answer: resourceAnswer(200, (baseUrl) => {
      const { schemas, externalId, userName, name, displayName, emails } = replacement;
      const { id, groups, meta } = storedUser(baseUrl, { version: 2 });
      const stored = { schemas, externalId, userName, name, displayName, emails, active: true };
      return { ...stored, id: id ?? "", groups: groups ?? [], meta: meta ?? {} };
    }),
  },
  patchUser: {
    id: "$USER_ID",
    body: {
      schemas: [PATCH_OP_URN],
      Operations: [
        { op: "replace", path: "title", value: "Tour Guide" },
        { op: "add", path: "phoneNumbers", value: [{ value: "+1 555 0100", type: "work" }] },
      ],
    },
    answer: resourceAnswer(200, (baseUrl) =>
      storedUser(baseUrl, {
        version: 2,
        changed: { title: "Tour Guide", phoneNumbers: [{ value: "+1 555 0100", type: "work" }] },
      }),
    ),
  },
  deleteUser: { id: "$USER_ID", answer: { status: 204 } },
};
