import { newId } from "@/lib/ids";
import { type JsonObject, type JsonValue } from "@/scim";
import { type GroupRow, groupAnswer, listAnswer, type UserRow, userAnswer, userNameAnswer } from "./answers";
import type { Queries } from "./queries";
import * as statements from "./statements";

export interface LimitRequest {
  readonly method: string;
  /** Below the base, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly key: string;
  readonly body: JsonObject;
  readonly baseUrl: string;
}

export interface LimitAnswer {
  readonly status: number;
  readonly body?: JsonObject;
}

const NOT_FOUND: LimitAnswer = { status: 404, body: { detail: "The bench's limit does not know this." } };
const PAGE_SIZE = 100;

/** Only what the bench sends is understood; there is no protocol here. */
export async function answerRequest(queries: Queries, request: LimitRequest): Promise<LimitAnswer> {
  const [, collection, id] = request.path.split("/");
  if (collection === "Users" && id === undefined) {
    return request.method === "POST" ? createUser(queries, request) : listUsers(queries, request);
  }
  if (collection === "Users" && id !== undefined) return answerUser(queries, request, id);
  if (collection === "Groups" && id !== undefined) return answerGroup(queries, request, id);
  return collection === "Bulk" ? createUsers(queries, request) : NOT_FOUND;
}

async function answerUser(queries: Queries, request: LimitRequest, id: string): Promise<LimitAnswer> {
  const [row] = await userRows(queries, request, id);
  return row ? { status: 200, body: userAnswer(row, request.baseUrl) } : NOT_FOUND;
}

function userRows(queries: Queries, { method, key, body }: LimitRequest, id: string): Promise<UserRow[]> {
  if (method === "GET") return queries.run<UserRow>(statements.READ_USER, key, id);
  if (method === "PUT") return queries.run<UserRow>(statements.REPLACE_USER, key, id, JSON.stringify(body));
  const { value } = firstOperation(body);
  const active = (value as JsonObject).active === true;
  return queries.run<UserRow>(statements.SET_ACTIVE, key, id, JSON.stringify(active));
}

async function createUser(queries: Queries, { key, body, baseUrl }: LimitRequest): Promise<LimitAnswer> {
  const [row] = await queries.run<UserRow>(statements.CREATE_USER, key, newId("usr"), JSON.stringify(body));
  queries.added(1);
  return row ? { status: 201, body: userAnswer(row, baseUrl) } : NOT_FOUND;
}

async function createUsers(queries: Queries, { key, body, baseUrl }: LimitRequest): Promise<LimitAnswer> {
  const operations = body.Operations as { readonly bulkId: string; readonly data: JsonObject }[];
  const drafts = operations.map(({ data }) => ({ id: newId("usr"), document: data }));
  const rows = await queries.run<UserRow>(statements.CREATE_USERS, key, JSON.stringify(drafts));
  queries.added(rows.length);
  const results = operations.map(({ bulkId }, n) => {
    const { id = "", version = 0 } = rows[n] ?? {};
    return { location: `${baseUrl}/Users/${id}`, method: "POST", bulkId, version: `W/"${version}"`, status: "201" };
  });
  return { status: 200, body: { schemas: [BULK_RESPONSE], Operations: results } };
}

const BULK_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

async function listUsers(queries: Queries, request: LimitRequest): Promise<LimitAnswer> {
  const { query, key, baseUrl } = request;
  const filter = query.get("filter");
  const count = Number(query.get("count") ?? PAGE_SIZE);
  const startIndex = Number(query.get("startIndex") ?? 1);
  const cursor = query.get("cursor");
  const found =
    filter !== null
      ? await filtered(queries, key, filter, count)
      : cursor !== null
        ? await queries.run<UserRow>(statements.USERS_AFTER, key, cursor, count)
        : await queries.run<UserRow>(statements.USER_PAGE, key, count, startIndex - 1);
  const totalResults = filter === null ? await queries.total(key) : found.length;
  const only = query.get("attributes") === "userName";
  const resources = found.map((row) => (only ? userNameAnswer(row) : userAnswer(row, baseUrl)));
  const next = found.length === count ? { nextCursor: found.at(-1)?.id ?? null } : {};
  return { status: 200, body: listAnswer(resources, { totalResults, ...(cursor === null ? { startIndex } : next) }) };
}

/** The filters of the bench, told apart by their first words. */
function filtered(queries: Queries, key: string, filter: string, count: number): Promise<UserRow[]> {
  const [, path = "", operator = "", value = ""] = /^(.*) (eq|sw|co) "([^"]*)"$/.exec(filter) ?? [];
  if (operator === "co") return queries.run(statements.USERS_BY_PART, key, `%${value.toLowerCase()}%`, count);
  if (operator === "sw") return queries.run(statements.USERS_BY_BEGINNING, key, value, `${value}\u{10ffff}`, count);
  if (path === "userName") return queries.run(statements.USERS_BY_NAME, key, value);
  if (path === "externalId") return queries.run(statements.USERS_BY_EXTERNAL_ID, key, value);
  return queries.run(statements.USERS_BY_EMAIL, key, value);
}

async function answerGroup(queries: Queries, request: LimitRequest, id: string): Promise<LimitAnswer> {
  const { method, key, query, body, baseUrl } = request;
  if (method === "PATCH") {
    const { op, path, value } = firstOperation(body);
    const [statement, member] =
      op === "add"
        ? [statements.ADD_MEMBER, (value as unknown as readonly { readonly value: string }[])[0]?.value]
        : [statements.REMOVE_MEMBER, /"(.*)"/.exec(String(path))?.[1]];
    await queries.run(statement, key, id, member ?? "");
    return { status: 204 };
  }
  const without = query.get("excludedAttributes") === "members";
  const statement = without ? statements.READ_GROUP_WITHOUT_MEMBERS : statements.READ_GROUP;
  const [row] = await queries.run<GroupRow>(statement, key, id);
  return row ? { status: 200, body: groupAnswer(row, baseUrl) } : NOT_FOUND;
}

interface PatchOperation {
  readonly op?: string;
  readonly path?: string;
  readonly value?: JsonValue;
}

function firstOperation(body: JsonObject): PatchOperation {
  return (body.Operations as readonly PatchOperation[])[0] ?? {};
}
