import type { Db } from "@/db/client";
import { SCIM_REFERENCE_PATH } from "@/lib/contracts/scim";
import { directoryTeam, removeTeams } from "@/lib/directory/testing/directory-team";
import { cursorSigner } from "@/lib/http/sign-cursor";
import {
  coreResourceTypes,
  createScimServer,
  forbidden,
  type JsonObject,
  type ScimServer,
  type ScimStore,
  unauthorized,
} from "@/scim";
import { memoryStore } from "@/scim/testing/memory-store";
import { bodyText } from "@/scim/testing/scim-client";
import { EXAMPLE_TIME, groupBody, userBody } from "../examples/people";
import { describedHere } from "./described-here";
import type { ShellRequest } from "./run-shell";

export const KEY = "a-key-of-the-test";
/** Of a team that does not provision. */
export const KEY_OF_CLOSED_TEAM = "another-key-of-the-test";

export interface SentAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | undefined;
}

/** A team that the examples speak of. */
export interface ExampleTeam {
  /** The variables that a reader's shell would have. */
  readonly variables: Readonly<Record<string, string>>;
  readonly send: (request: ShellRequest) => Promise<SentAnswer>;
}

interface Options {
  readonly withUser?: boolean;
  readonly withGroup?: boolean;
}

/** The only team of the database: with the person and the group of the examples, unless an example makes them. */
export async function exampleTeam(db: Db, options: Options = {}): Promise<ExampleTeam> {
  await removeTeams(db);
  const { store, teamId } = await directoryTeam(db, { clock: now });
  return teamOf(store, teamId, options);
}

/** The same in memory, for what has nothing to do with a directory. */
export function exampleTeamInMemory(): Promise<ExampleTeam> {
  return teamOf(memoryStore(now), "team", {});
}

const now = () => new Date(EXAMPLE_TIME);

async function teamOf(
  store: ScimStore,
  teamId: string,
  { withUser = true, withGroup = true }: Options,
): Promise<ExampleTeam> {
  const { limits, baseUrl } = describedHere;
  const server = createScimServer({
    ...limits,
    signCursor: cursorSigner("a secret of the test"),
    documentationPath: SCIM_REFERENCE_PATH,
    now,
  });
  const tenant = { id: teamId, store, resourceTypes: coreResourceTypes };
  const send = (request: ShellRequest) => sendTo(server, request, tenant);
  const make = async (path: string, body: JsonObject) => {
    const headers = { authorization: `Bearer ${KEY}` };
    const { text } = await send({ method: "POST", url: `${baseUrl}${path}`, headers, body: JSON.stringify(body) });
    const { id } = JSON.parse(text ?? "{}") as JsonObject;
    if (typeof id !== "string") throw new Error(`${path} made nothing: ${text}`);
    return id;
  };
  const userId = withUser ? await make("/Users", userBody) : "none";
  const group = { ...groupBody, members: withUser ? [{ value: userId }] : [] };
  const groupId = withGroup ? await make("/Groups", group) : "none";
  return { variables: { MUSTER_KEY: KEY, USER_ID: userId, GROUP_ID: groupId }, send };
}

async function sendTo(
  server: ScimServer,
  { method, url, headers, body }: ShellRequest,
  tenant: Awaited<ReturnType<Parameters<ScimServer["handle"]>[1]>>,
): Promise<SentAnswer> {
  const { baseUrl } = describedHere;
  const [path = "", query = ""] = url.slice(baseUrl.length).split("?");
  const bytes = async function* () {
    if (body !== undefined) yield new TextEncoder().encode(body);
  };
  const answer = await server.handle({ method, path, query, headers, body: bytes(), baseUrl }, async () => {
    if (headers.authorization === `Bearer ${KEY}`) return tenant;
    if (headers.authorization === `Bearer ${KEY_OF_CLOSED_TEAM}`) throw forbidden("Provisioning is off.");
    throw unauthorized("Send the key.");
  });
  return { status: answer.status, headers: answer.headers, text: await bodyText(answer) };
}
