import { exportAuditEvents } from "@/lib/contracts/audit";
import { exportMembers } from "@/lib/contracts/members";
import type { LoadTarget } from "../load/load";
import { requestHeaders } from "../load/raw-request";
import { chooseOperations } from "../operations/all-operations";
import { askOnce } from "../run/ask";
import { walkByCursor } from "../scale/walk";
import { groupId, HUGE_GROUP } from "../seed/dataset";

export interface WatchedServer extends LoadTarget {
  readonly pid: number;
  readonly origin: string;
  /** Of an admin who signed in. */
  readonly cookie: string;
  /** People of the big team. */
  readonly users: number;
}

interface Done {
  readonly requests: number;
  readonly answeredBytes: number;
}

/** Something that the server is asked for while its memory is watched. */
export interface Step {
  readonly title: string;
  readonly run: (server: WatchedServer) => Promise<Done>;
}

const AT_ONCE = 4;
/** An export of a large team takes seconds. */
const ROUNDS = { group: 5, export: 2 } as const;
const BULKS = 20;

const hugeGroup = (server: WatchedServer) =>
  download(`${server.baseUrl}/Groups/${groupId(HUGE_GROUP)}`, requestHeaders(server.key));
const members = (server: WatchedServer) => download(`${server.origin}${exportMembers.path}`, { cookie: server.cookie });
const auditLog = (server: WatchedServer) =>
  download(`${server.origin}${exportAuditEvents.path}?format=csv`, { cookie: server.cookie });

/** What holds much of a large team at once if anything does; each beside itself, then all of it together. */
export const STEPS: readonly Step[] = [
  { title: "GET /sign-in", run: (server) => inARow(ROUNDS.group, () => download(`${server.origin}/sign-in`, {})) },
  ...repeated("GET /Groups/{id} of 50,000", hugeGroup, ROUNDS.group),
  ...repeated("CSV export of all members", members, ROUNDS.export),
  ...repeated("CSV export of the audit log", auditLog, ROUNDS.export),
  { title: "All people by cursor, 100 a page", run: walk },
  { title: `POST /Bulk, 100 new people, ${BULKS} one after the other`, run: bulks },
  {
    title: "All of these at the same time",
    run: (server) => atOnce([hugeGroup, members, auditLog, walk].map((work) => () => work(server))),
  },
];

function repeated(title: string, ask: (server: WatchedServer) => Promise<Done>, rounds: number): readonly Step[] {
  return [
    { title: `${title}, ${rounds} one after the other`, run: (server) => inARow(rounds, () => ask(server)) },
    {
      title: `${title}, ${AT_ONCE} at once, ${rounds} times`,
      run: (server) => inARow(rounds, () => atOnce(Array.from({ length: AT_ONCE }, () => () => ask(server)))),
    },
  ];
}

async function inARow(times: number, work: () => Promise<Done>): Promise<Done> {
  const done: Done[] = [];
  for (let n = 0; n < times; n += 1) done.push(await work());
  return sumOf(done);
}

async function atOnce(works: readonly (() => Promise<Done>)[]): Promise<Done> {
  return sumOf(await Promise.all(works.map((work) => work())));
}

function sumOf(all: readonly Done[]): Done {
  const sum = (of: (done: Done) => number) => all.reduce((total, done) => total + of(done), 0);
  return { requests: sum(({ requests }) => requests), answeredBytes: sum(({ answeredBytes }) => answeredBytes) };
}

/** Reads the answer and lets it go. */
async function download(url: string, headers: Readonly<Record<string, string>>): Promise<Done> {
  const response = await fetch(url, { headers, redirect: "error" });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}: ${await response.text()}`);
  let answeredBytes = 0;
  for await (const chunk of response.body ?? []) answeredBytes += chunk.byteLength;
  return { requests: 1, answeredBytes };
}

async function walk(server: WatchedServer): Promise<Done> {
  const { pages } = await walkByCursor(server, server.users);
  return { requests: pages.length, answeredBytes: 0 };
}

async function bulks(server: WatchedServer): Promise<Done> {
  const [bulk] = chooseOperations(["bulk"]);
  for (let n = 0; n < BULKS; n += 1) {
    const request = bulk?.request(n, { users: server.users });
    const answer = request && (await askOnce(server, request));
    if (answer?.status !== 200) throw new Error(`A Bulk request was answered with ${answer?.status}.`);
  }
  return { requests: BULKS, answeredBytes: 0 };
}
