import { emptyTeams, keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { rowDigest } from "@/lib/provisioning/testing/row-digest";
import { services } from "@/lib/services";
import { isJsonObject, type JsonObject, type JsonValue } from "@/scim";
import { exampleSchemas } from "@/scim/testing/declared-example";
import { bodyText } from "@/scim/testing/scim-client";
import { answerScim } from "../scim-route";
import type { DraftRequest } from "./scim-requests";

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | undefined;
  /** The body as JSON; null without one. */
  readonly body: JsonValue;
}

export interface FuzzTeam {
  /** Fills the place-holders in and sends through the same function as both doors. */
  readonly send: (draft: DraftRequest) => Promise<FuzzAnswer>;
  /** Of all rows that there are, and of those of the other team. */
  readonly digest: () => Promise<string>;
  readonly otherDigest: () => Promise<string>;
}

/** A team with schemas of its own, and another team. Each run begins with the same people and groups in both. */
export async function fuzzTeams(): Promise<() => Promise<FuzzTeam>> {
  const opened = await services();
  const [team, other] = [await keyedTeam(opened, { schemas: exampleSchemas }), await keyedTeam(opened)];
  return async () => {
    await emptyTeams(opened.db);
    const values = await furnish(team.key, other.key);
    return {
      send: (draft) => send(filledIn(draft, values)),
      digest: () => rowDigest(opened.db),
      otherDigest: () => rowDigest(opened.db, other.teamId),
    };
  };
}

/** Three people in two groups, somebody in a group of the other team, a cursor: by the names of their place-holders. */
async function furnish(key: string, otherKey: string): Promise<ReadonlyMap<string, string>> {
  const values = new Map([["key", key]]);
  const add = (name: string, path: string, body: JsonObject) => addResource(values, key, name, path, body);
  for (const [index, userName] of ["ada", "grace", "linus"].entries()) {
    await add(`user${index}`, "/Users", { userName, emails: [{ value: `${userName}@one.example` }] });
  }
  const members = ["user0", "user1"].map((name) => ({ value: values.get(name) ?? "" }));
  await add("group0", "/Groups", { displayName: "Ada", members });
  await add("group1", "/Groups", { displayName: "Team", members: members.slice(1) });
  await addResource(values, otherKey, "otherUser", "/Users", { userName: "ada" });
  await addResource(values, otherKey, "otherGroup", "/Groups", { displayName: "Ada" });
  const { body } = await sendTo("/Users", { key, query: "cursor=&count=1" });
  if (!isJsonObject(body) || typeof body.nextCursor !== "string") throw new Error("There is no cursor.");
  return values.set("cursor", body.nextCursor);
}

async function addResource(values: Map<string, string>, key: string, name: string, path: string, body: JsonObject) {
  const answer = await sendTo(path, { key, method: "POST", body: JSON.stringify(body) });
  if (!isJsonObject(answer.body) || typeof answer.body.id !== "string") {
    throw new Error(`${name} was not made: ${answer.text}`);
  }
  values.set(name, answer.body.id);
}

function sendTo(
  path: string,
  { key, method = "GET", query = "", body }: { key: string; method?: string; query?: string; body?: string },
) {
  return send({ method, path, query, headers: { authorization: `Bearer ${key}` }, body });
}

function filledIn(
  { method, path, query, headers, body }: DraftRequest,
  values: ReadonlyMap<string, string>,
): DraftRequest {
  const fill = (text: string) => text.replaceAll(/~(\w+)~/g, (whole, name: string) => values.get(name) ?? whole);
  return {
    method,
    path: onTheWire(fill(path)),
    query: onTheWire(fill(query)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])),
    body: typeof body === "string" ? fill(body) : body,
  };
}

/** A request target has no blanks, no control characters and nothing beyond a byte: node refuses the rest itself. */
function onTheWire(text: string): string {
  return text.replaceAll(/[^\u0021-\u00ff]/g, "").replaceAll(/[\u007f#?]/g, "");
}

async function send({ body, ...request }: DraftRequest): Promise<FuzzAnswer> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const answer = await answerScim({ ...request, body: inPieces(bytes), remoteAddress: "192.0.2.1" });
  const text = await bodyText(answer);
  return { status: answer.status, headers: answer.headers, text, body: text === undefined ? null : parse(text) };
}

async function* inPieces(bytes: Uint8Array | undefined): AsyncIterable<Uint8Array> {
  for (let at = 0; bytes && at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new Error(`An answer is no JSON: ${text.slice(0, 300)}`, { cause });
  }
}
