import { externalId, GROUPS, groupId, LARGE_GROUP, userId, userName } from "../seed/dataset";
import { type BenchRequest, type Operation, scattered, usersWhere } from "./operation";

const PAGE = 100;
const DEEP_INDEX = 90_001;
const READS_A_SECOND = 20_000;
const LISTS_A_SECOND = 6_000;
/** Pages of a walk that are read again and again. */
const CURSORS_MAX = 300;

function reading(
  name: string,
  title: string,
  path: (n: number, users: number) => string,
  aSecondMax = READS_A_SECOND,
): Operation {
  const request = (n: number, { users }: { users: number }): BenchRequest => ({ method: "GET", path: path(n, users) });
  return { name, title, status: 200, writes: false, request, aSecondMax };
}

export const getUser = reading("get-user", "GET /Users/{id}", (n, users) => `/Users/${userId(scattered(n, users))}`);

export const findUserName = reading("filter-username", "GET /Users?filter=userName eq", (n, users) =>
  usersWhere(`userName eq "${userName(scattered(n, users))}"`),
);

/** The first pages, at different beginnings, so that no answer is the one before. */
const listUsers = reading(
  "list",
  "GET /Users?count=100",
  (n) => `/Users?count=${PAGE}&startIndex=${1 + (n % 50)}`,
  LISTS_A_SECOND,
);

/** At 90,001, or as deep as a smaller team goes. */
const listDeep = reading(
  "list-deep",
  "GET /Users?count=100&startIndex=90001",
  (n, users) => `/Users?count=${PAGE}&startIndex=${Math.min(DEEP_INDEX, Math.floor(users * 0.9) + 1) + (n % 50)}`,
  LISTS_A_SECOND,
);

const listUserNames = reading(
  "list-attributes",
  "GET /Users?count=100&attributes=userName",
  (n) => `/Users?attributes=userName&count=${PAGE}&startIndex=${1 + (n % 50)}`,
  LISTS_A_SECOND,
);

const walkByCursor: Operation = {
  ...reading("cursor", "GET /Users?cursor=...&count=100", () => `/Users?cursor&count=${PAGE}`, LISTS_A_SECOND),
  async prepare(ask, { users }) {
    const requests: BenchRequest[] = [];
    let path: string | undefined = `/Users?cursor&count=${PAGE}`;
    for (let page = 0; path !== undefined && page < Math.min(CURSORS_MAX, users / PAGE); page += 1) {
      const request: BenchRequest = { method: "GET", path };
      requests.push(request);
      const { nextCursor } = await ask(request);
      path =
        typeof nextCursor === "string" ? `/Users?cursor=${encodeURIComponent(nextCursor)}&count=${PAGE}` : undefined;
    }
    return requests;
  },
};

const findExternalId = reading("filter-externalid", "GET /Users?filter=externalId eq", (n, users) =>
  usersWhere(`externalId eq "${externalId(scattered(n, users))}"`),
);

const findWorkEmail = reading("filter-email", 'GET /Users?filter=emails[type eq "work"].value eq', (n, users) =>
  usersWhere(`emails[type eq "work"].value eq "${userName(scattered(n, users))}"`),
);

/** A hundred people each. */
const findBeginning = reading(
  "filter-sw",
  "GET /Users?filter=userName sw",
  (n, users) => usersWhere(`userName sw "${userName(scattered(n, users)).slice(0, 6)}"`, `&count=${PAGE}`),
  LISTS_A_SECOND,
);

/** One of ten thousand. */
const findPart = reading(
  "filter-co",
  "GET /Users?filter=userName co",
  (n, users) => usersWhere(`userName co "${userName(scattered(n, users)).slice(4, 9)}"`, `&count=${PAGE}`),
  LISTS_A_SECOND,
);

const getLargeGroup = reading(
  "get-group",
  "GET /Groups/{id} of 10,000",
  () => `/Groups/${groupId(LARGE_GROUP)}`,
  1_000,
);

const getGroupWithoutMembers = reading(
  "get-group-no-members",
  "GET /Groups/{id}?excludedAttributes=members",
  (n) => `/Groups/${groupId(scattered(n, GROUPS))}?excludedAttributes=members`,
);

export const READ_OPERATIONS: readonly Operation[] = [
  getUser,
  findUserName,
  findExternalId,
  findWorkEmail,
  findBeginning,
  findPart,
  listUsers,
  listDeep,
  listUserNames,
  walkByCursor,
  getLargeGroup,
  getGroupWithoutMembers,
];
