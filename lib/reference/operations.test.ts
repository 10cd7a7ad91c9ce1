import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "@/db/testing/fresh-database";
import type { ReferenceOperation } from "@/lib/contracts/scim-reference";
import { ENDPOINTS, type JsonObject } from "@/scim";
import { withoutAttributes } from "./examples/discovery";
import { EXAMPLE_CURSOR, GROUP_ID, GROUPS_SUM, USER_ID } from "./examples/people";
import { referenceOperations } from "./operations";
import { describedHere } from "./testing/described-here";
import { exampleTeam, KEY } from "./testing/example-team";
import { readCommand, runWithAnswer } from "./testing/run-shell";

const groups = await referenceOperations(describedHere);
const operations = groups.flatMap((group) => group.operations);

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

describe("the operations of the reference", () => {
  it("are those of the route table, each once", () => {
    const served = ENDPOINTS.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`));
    expect(operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(served.toSorted());
  });

  it("have anchors of their own", () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    "%s: the curl line is answered as the page says",
    async (id, operation) => {
      const made = { withUser: id !== "createUser", withGroup: id !== "createUser" && id !== "createGroup" };
      const team = await exampleTeam(database.db, made);
      const request = readCommand(operation.curl, team.variables);
      expect(request.method).toBe(operation.method);
      expect(request.headers.authorization).toBe(operation.needsKey ? `Bearer ${KEY}` : undefined);
      const answer = await team.send(request);
      const { status, headers, body } = operation.answer;
      expect({
        status: answer.status,
        headers: likeShown(answer.headers),
        body: answer.text && answerBody(answer.text, operation),
      }).toEqual({ status, headers, body: body && JSON.parse(body) });
    },
  );

  it("have lines that keep the ids of what was made", async () => {
    const team = await exampleTeam(database.db);
    for (const { id, keep } of operations) {
      if (keep === undefined) continue;
      const variable = id === "createUser" ? "USER_ID" : "GROUP_ID";
      const inner = /\$\((?<curl>curl [\s\S]*?) \|\s+grep/.exec(keep)?.groups?.curl ?? "";
      const { text = "" } = await team.send(readCommand(inner, team.variables));
      const kept = runWithAnswer(`${keep}\nprintf '%s' "$${variable}"`, text, { MUSTER_KEY: KEY });
      expect([id, kept]).toEqual([id, team.variables[variable]]);
    }
  });
});

/** With the ids and the cursor of the examples in place of the real ones, and without what the page leaves out. */
function answerBody(text: string, { answer }: ReferenceOperation): JsonObject {
  const body = JSON.parse(asInExamples(text)) as JsonObject;
  const withCursor = "nextCursor" in body ? { ...body, nextCursor: EXAMPLE_CURSOR } : body;
  return answer.leftOut === undefined ? withCursor : withoutAttributes(withCursor);
}

/** The headers of an answer but for its media type. */
function likeShown(headers: Readonly<Record<string, string>>) {
  const told = Object.entries(headers).filter(([name]) => name !== "content-type");
  return Object.fromEntries(told.map(([name, value]) => [name, asInExamples(value)]));
}

/** With what differs from run to run as the examples have it: ids, and the sum over a user's groups in their tag. */
function asInExamples(text: string): string {
  return text
    .replaceAll(/usr_[0-9a-z]{26}/g, USER_ID)
    .replaceAll(/grp_[0-9a-z]{26}/g, GROUP_ID)
    .replaceAll(/(W\/\\?"\d+\.)[0-9a-z]+/g, `$1${GROUPS_SUM}`);
}
