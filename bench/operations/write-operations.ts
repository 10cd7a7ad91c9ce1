import type { JsonObject } from "@/scim";
import { groupId, groupSize, LARGE_GROUP, memberOfGroup, userDocument, userId } from "../seed/dataset";
import { type BenchRequest, type Operation, pass, scattered } from "./operation";

const PATCH_URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const BULK_URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
const BULK_SIZE = 100;
const WRITES_A_SECOND = 9_000;
/** New people have numbers of their own, far behind the seeded ones: one range for each operation that makes some. */
export const NEW_PEOPLE = { post: 3_000_000, mixed: 5_000_000, bulk: 7_000_000 } as const;

export function createRequest(n: number): BenchRequest {
  return { method: "POST", path: "/Users", body: userDocument(n) };
}

/** Everybody is deactivated, then everybody comes back. */
export function setActive(n: number, users: number): BenchRequest {
  const active = pass(n, users) % 2 === 1;
  return patch(`/Users/${userId(scattered(n, users))}`, { op: "replace", value: { active } });
}

function patch(path: string, operation: JsonObject): BenchRequest {
  return { method: "PATCH", path, body: { schemas: [PATCH_URN], Operations: [operation] } };
}

/** Takes one member after the other out, then puts them back. */
function changeMember(n: number, users: number): BenchRequest {
  const size = groupSize(LARGE_GROUP, users);
  const value = userId(memberOfGroup(LARGE_GROUP, n % size, users));
  const removes = pass(n, size) % 2 === 0;
  return patch(
    `/Groups/${groupId(LARGE_GROUP)}`,
    removes
      ? { op: "remove", path: `members[value eq "${value}"]` }
      : { op: "add", path: "members", value: [{ value }] },
  );
}

/** Each request changes something: the title counts how often the person was replaced. */
function replaceUser(n: number, users: number): BenchRequest {
  const person = scattered(n, users);
  const body = { ...userDocument(person), title: `Specialist ${pass(n, users) + 1}` };
  return { method: "PUT", path: `/Users/${userId(person)}`, body };
}

function createMany(n: number): BenchRequest {
  const operations = Array.from({ length: BULK_SIZE }, (_, k) => ({
    method: "POST",
    path: "/Users",
    bulkId: `b${k}`,
    data: userDocument(NEW_PEOPLE.bulk + n * BULK_SIZE + k),
  }));
  return { method: "POST", path: "/Bulk", body: { schemas: [BULK_URN], Operations: operations } };
}

export const postUser: Operation = {
  name: "post-user",
  title: "POST /Users",
  status: 201,
  writes: true,
  request: (n) => createRequest(NEW_PEOPLE.post + n),
  aSecondMax: WRITES_A_SECOND,
};

export const patchActive: Operation = {
  name: "patch-active",
  title: "PATCH /Users/{id} active",
  status: 200,
  writes: true,
  request: (n, { users }) => setActive(n, users),
  aSecondMax: WRITES_A_SECOND,
};

const putUser: Operation = {
  name: "put-user",
  title: "PUT /Users/{id}",
  status: 200,
  writes: true,
  request: (n, { users }) => replaceUser(n, users),
  aSecondMax: WRITES_A_SECOND,
};

const patchMember: Operation = {
  name: "patch-member",
  title: "PATCH one member of a group of 10,000",
  status: 204,
  writes: true,
  request: (n, { users }) => changeMember(n, users),
  aSecondMax: WRITES_A_SECOND,
};

const bulkOfHundred: Operation = {
  name: "bulk",
  title: "POST /Bulk, 100 new people",
  status: 200,
  writes: true,
  request: createMany,
  aSecondMax: 400,
};

export const WRITE_OPERATIONS: readonly Operation[] = [patchActive, putUser, patchMember, postUser, bulkOfHundred];
