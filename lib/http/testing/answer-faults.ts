import { isJsonObject, type JsonObject, type JsonValue } from "@/scim";
import { BULK_RESPONSE_URN, ERROR_URN, LIST_RESPONSE_URN } from "@/scim/urns";
import type { FuzzAnswer } from "./fuzz-team";

const SCIM_TYPES = new Set([
  "invalidFilter",
  "tooMany",
  "uniqueness",
  "mutability",
  "invalidSyntax",
  "invalidPath",
  "noTarget",
  "invalidValue",
  "invalidVers",
  "sensitive",
  "invalidCursor",
  "expiredCursor",
  "invalidCount",
]);

/** What the protocol forbids in an answer, in words; an empty list when nothing. */
export function answerFaults(method: string, { status, headers, text, body }: FuzzAnswer): readonly string[] {
  const isHead = method.toUpperCase() === "HEAD";
  const hasBody = text !== undefined;
  const faults = [
    status >= 500 && !isNotMe(status, body) && `the status is ${status}`,
    !("x-request-id" in headers) && "there is no request id",
    hasBody &&
      !/^application\/(scim\+)?json;charset=utf-8$/.test(headers["content-type"] ?? "") &&
      "the body has no media type",
    (isHead || status === 204 || status === 304) && hasBody && "there is a body",
    !isHead && ![204, 304].includes(status) && !hasBody && "there is no body",
    status === 401 && headers["www-authenticate"] === undefined && "401 has no WWW-Authenticate",
    status === 405 && headers.allow === undefined && "405 has no Allow",
    ...(status >= 400 && !isHead ? errorFaults(body, status) : []),
    ...(status === 200 && isJsonObject(body) ? messageFaults(body) : []),
  ];
  return faults.filter((fault) => fault !== false);
}

/** The only thing that is announced as not there. */
function isNotMe(status: number, body: JsonValue): boolean {
  return status === 501 && (body === null || (isJsonObject(body) && JSON.stringify(body.detail).startsWith('"/Me')));
}

function errorFaults(body: JsonValue | undefined, status: number): readonly (string | false)[] {
  if (!isJsonObject(body)) return ["an error is no object"];
  const { schemas, detail, scimType, ...rest } = body;
  return [
    !(Array.isArray(schemas) && schemas.length === 1 && schemas[0] === ERROR_URN) &&
      "an error has not the schema of errors",
    rest.status !== String(status) && `an error of ${status} says ${JSON.stringify(rest.status)}`,
    !(typeof detail === "string" && detail.trim() !== "") && "an error has no detail",
    typeof detail === "string" && detail.length > 1_000 && "a detail is too long to read",
    scimType !== undefined &&
      !(typeof scimType === "string" && SCIM_TYPES.has(scimType)) &&
      `${JSON.stringify(scimType)} is no scimType`,
    Object.keys(rest).length > 1 && "an error has other keys",
  ];
}

function messageFaults(body: JsonObject): readonly (string | false)[] {
  const [schema] = Array.isArray(body.schemas) ? body.schemas : [];
  if (schema === LIST_RESPONSE_URN) return listFaults(body);
  if (schema !== BULK_RESPONSE_URN)
    return [typeof body.id !== "string" && body.patch === undefined && "a resource has no id"];
  return operationsOf(body).flatMap(operationFaults);
}

function listFaults({ totalResults, itemsPerPage, Resources }: JsonObject): readonly (string | false)[] {
  const resources = Array.isArray(Resources) ? Resources : [];
  return [
    itemsPerPage !== resources.length && "itemsPerPage is not the number of resources",
    !(typeof totalResults === "number" && totalResults >= resources.length) &&
      "totalResults is less than the page holds",
  ];
}

/** The results of a Bulk answer; none for any other. */
export function operationsOf(body: JsonValue): readonly JsonObject[] {
  const operations = isJsonObject(body) ? body.Operations : undefined;
  return Array.isArray(operations) ? operations.filter((each) => isJsonObject(each)) : [];
}

function operationFaults({ status, response, location, method }: JsonObject): readonly (string | false)[] {
  const number = Number(status);
  return [
    typeof status !== "string" && "an operation's status is no text",
    number >= 500 && !isNotMe(number, response ?? null) && `an operation's status is ${number}`,
    number < 400 && method !== "DELETE" && typeof location !== "string" && "an operation that worked has no location",
    ...(number >= 400 ? errorFaults(response, number) : []),
  ];
}
