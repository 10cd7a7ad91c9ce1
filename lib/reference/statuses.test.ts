import { describe, expect, it } from "vitest";
import type { ReferenceOperation } from "@/lib/contracts/scim-reference";
import type { JsonObject } from "@/scim";
import { referenceOperations } from "./operations";
import { describedHere } from "./testing/described-here";
import { exampleTeamInMemory, KEY, KEY_OF_CLOSED_TEAM } from "./testing/example-team";
import { readCommand, type ShellRequest } from "./testing/run-shell";

const groups = await referenceOperations(describedHere);
const operations = groups.flatMap((group) => group.operations);

/** The name of another person and another group. */
const TAKEN = "taken@example.com";

type Provoke = (request: ShellRequest, operation: ReferenceOperation) => ShellRequest;

/** For each status a request that asks for it; where that means nothing, the request is answered as ever. */
const PROVOCATIONS: Readonly<Record<number, Provoke>> = {
  304: (request) => withHeader(request, "if-none-match", "*"),
  400: (request) => ({
    ...request,
    url: `${request.url}${request.url.includes("?") ? "&" : "?"}attributes=id&excludedAttributes=id`,
    body: request.body && "{",
  }),
  401: (request) => withHeader(request, "authorization", "Bearer unknown"),
  403: (request) => withHeader(request, "authorization", `Bearer ${KEY_OF_CLOSED_TEAM}`),
  404: (request, { path }) =>
    path.endsWith("{id}") ? { ...request, url: request.url.replace(/[^/]+$/, "none") } : request,
  409: (request, { path }) => withName(request, path.startsWith("/Users") ? "userName" : "displayName"),
  412: (request) => withHeader(request, "if-match", 'W/"99"'),
  413: (request) => withHeader(request, "content-length", "900000"),
  415: (request) => withHeader(request, "content-type", "text/plain"),
};

const cases = operations.flatMap((operation) =>
  Object.entries(PROVOCATIONS).map(([status, provoke]) => {
    const answers = operation.statuses.includes(Number(status));
    return {
      name: `${operation.id} ${answers ? "may" : "never"} answers ${status}`,
      operation,
      provoke,
      status,
      answers,
    };
  }),
);

describe("the statuses of the reference", () => {
  it.each(cases)("$name", async ({ operation, provoke, status, answers }) => {
    const { variables, send } = await exampleTeamInMemory();
    for (const [path, body] of [
      ["/Users", { userName: TAKEN }],
      ["/Groups", { displayName: TAKEN }],
    ] as const) {
      const headers = { authorization: `Bearer ${KEY}` };
      await send({ method: "POST", url: `${describedHere.baseUrl}${path}`, headers, body: JSON.stringify(body) });
    }
    const answer = await send(provoke(readCommand(operation.curl, variables), operation));
    expect(answer.status === Number(status), `It was ${answer.status}: ${answer.text}`).toBe(answers);
  });
});

function withHeader(request: ShellRequest, name: string, value: string): ShellRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

/** A change to a name that is taken; what makes something in the examples asks for a taken name anyway. */
function withName(request: ShellRequest, attribute: "userName" | "displayName"): ShellRequest {
  const body = JSON.parse(request.body ?? "{}") as JsonObject;
  if (request.method === "PUT") return { ...request, body: JSON.stringify({ ...body, [attribute]: TAKEN }) };
  if (request.method !== "PATCH") return request;
  const Operations = [{ op: "replace", path: attribute, value: TAKEN }];
  return { ...request, body: JSON.stringify({ ...body, Operations }) };
}
