import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Db, database } from "@/db/client";
import { freshDataFolder } from "@/db/testing/fresh-database";
import { type Endpoint, pathParameters } from "@/lib/contracts/endpoint";
import { ENDPOINTS } from "@/lib/contracts/endpoints";
import { decide } from "@/lib/contracts/permissions";
import { type Plan, ROLES, type Role } from "@/lib/contracts/roles";
import { permissionCells } from "@/lib/contracts/testing/permission-matrix";
import { newId } from "@/lib/ids";
import { furnishTeam, putOnPlan } from "@/lib/provisioning/testing/furnish-team";
import { joinedMember, type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { storedRows } from "@/lib/provisioning/testing/stored-rows";
import { startSession } from "@/lib/sessions/start-session";
import { cookieOf, SECRET } from "@/lib/sessions/testing/people";
import { metadataOf } from "@/lib/sso/testing/idp-metadata";
import { TEST_CERTIFICATE } from "@/lib/sso/testing/saml-config";

const root = fileURLToPath(new URL("../..", import.meta.url));
const origin = "http://muster.test";

/** What is sent to each endpoint; the ids are those of `furnishTeam`. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  renameTeam: { name: "Another name" },
  changeTeamSlug: { slug: "another-address" },
  deleteTeam: { confirmation: "Not the name" },
  changePlan: { plan: "free" },
  changeSeats: { seats: 60 },
  changeOwnName: { name: "Grace Hopper" },
  requestEmailChange: { email: "new@muster.example" },
  changePassword: { newPassword: "too short" },
  endOwnSession: { sessionId: "ses_none" },
  leaveTeam: { teamId: "tm_none" },
  invitePeople: { people: [{ email: "new@muster.example", roles: ["developer"] }] },
  resendInvitation: { invitationId: "inv_1" },
  cancelInvitation: { invitationId: "inv_1" },
  makeInvitationLink: { invitationId: "inv_1" },
  readMail: { mailId: "mail_1" },
  retryMail: { mailId: "mail_1" },
  readAuditEvent: { eventId: "aud_1" },
  exportAuditEvents: { format: "json" },
  changeMembers: { memberIds: ["usr_1"], change: "deactivate" },
  readMember: { memberId: "usr_1" },
  changeMemberName: { memberId: "usr_1", displayName: "Grace Hopper", givenName: "Grace", familyName: "Hopper" },
  removeMember: { memberId: "usr_1" },
  deactivateMember: { memberId: "usr_1" },
  reactivateMember: { memberId: "usr_1" },
  changeMemberRoles: { memberId: "usr_1", roles: ["admin"] },
  changeMemberBilling: { memberId: "usr_1", granted: true },
  readMemberProfile: { memberId: "usr_1" },
  listMemberSessions: { memberId: "usr_1" },
  endMemberSessions: { memberId: "usr_1" },
  endMemberSession: { memberId: "usr_1", sessionId: "ses_1" },
  createGroup: { name: "Design" },
  readGroup: { groupId: "grp_1" },
  renameGroup: { groupId: "grp_1", name: "Platform" },
  deleteGroup: { groupId: "grp_1" },
  changeGroupMembers: { groupId: "grp_1", add: ["usr_1"] },
  changeGroupRoles: { groupId: "grp_1", roles: ["admin"] },
  previewGroupRoles: { groupId: "grp_1", roles: ["admin"] },
  switchSsoMethod: { methodId: "sso_1", enabled: false },
  deleteSsoMethod: { methodId: "sso_1" },
  createSsoMethod: { provider: "oidc", protocol: "oidc", name: "A new method" },
  readSsoMethod: { methodId: "sso_1" },
  setUpSaml: {
    methodId: "sso_1",
    name: "Okta",
    ssoUrl: "https://idp.example/sso",
    idpIssuer: "https://idp.example",
    certificates: [TEST_CERTIFICATE],
  },
  setUpOidc: { methodId: "sso_3", name: "Google", issuer: "http://idp.example", clientId: "muster", clientSecret: "s" },
  switchJoining: { methodId: "sso_1", addsNewUsers: true },
  readIdpMetadata: { xml: metadataOf({ certificates: [TEST_CERTIFICATE] }) },
  readCertificate: { certificate: TEST_CERTIFICATE },
  checkIssuer: { issuer: "http://idp.example" },
  addDomain: { name: "new.example" },
  checkDomain: { domainId: "dom_1" },
  removeDomain: { domainId: "dom_1" },
  countDomainMembers: { domainId: "dom_1" },
  generateScimKey: { name: "A new key" },
  regenerateScimKey: { keyId: "key_1" },
  revokeScimKey: { keyId: "key_1" },
  declareScimSchema: { urn: "urn:example:new", name: "New" },
  changeScimSchema: { urn: "urn:example:work", name: "Another name" },
  removeScimSchema: { urn: "urn:example:work" },
  addScimAttribute: { urn: "urn:example:work", name: "locker" },
  changeScimAttribute: { urn: "urn:example:work", name: "badge", required: true },
  removeScimAttribute: { urn: "urn:example:work", name: "badge" },
  countScimValues: { urn: "urn:example:work" },
};

/**
 * Where being allowed is not answered with 200: the team, the people in it and their sessions are needed for the other
 * cells, no OpenID provider is called from here, and no mail is sent.
 */
const STATUS_WHEN_ALLOWED: Readonly<Record<string, number>> = {
  deleteTeam: 400,
  changePassword: 400,
  endOwnSession: 404,
  leaveTeam: 404,
  setUpOidc: 400,
  checkIssuer: 400,
  retryMail: 409,
};

let folder: string;
let db: Db;
let team: SettingsTeam;
let other: SettingsTeam;
let cookies: ReadonlyMap<Role, string>;

beforeAll(async () => {
  folder = await freshDataFolder();
  vi.stubEnv("MUSTER_DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("MUSTER_URL", "");
  vi.stubEnv("AUTH_SECRET", SECRET);
  // Nobody listens there: a look-up fails at once.
  vi.stubEnv("DNS_SERVERS", "127.0.0.1:9");
  // The routes open the database of the process themselves, as in production.
  db = (await database()).db;
  team = await settingsTeam(db, { sso: [] });
  other = await settingsTeam(db, { sso: [] });
  // Its ids end in `other`.
  await furnishTeam(db, other.teamId, "enterprise", "other");
  cookies = new Map(await Promise.all(ROLES.map(async (role) => [role, await signedIn(role)] as const)));
});
afterAll(async () => {
  await (await database()).close();
  await rm(folder, { recursive: true });
});

async function signedIn(role: Role): Promise<string> {
  const { teamId } = team;
  const { accountId, memberId } = await joinedMember(db, teamId, { email: `${role}@${teamId}.example`, roles: [role] });
  const request = { requestId: newId("req"), ip: null, userAgent: null };
  const member = { id: memberId, teamId, name: role };
  const session = { accountId, member, remember: false, request };
  const sessionId = await db.transaction((tx) => startSession(tx, new Date(), session));
  return cookieOf({ accountId, sessionId });
}

/** The plan of both teams while they are as they were furnished, and all rows then, once somebody has asked. */
let furnished: { readonly plan: Plan; readonly rows?: readonly string[] } | undefined;

/** Both teams as they were. A request that was refused has left them so, and nobody has touched the other team. */
async function reset(plan: Plan): Promise<void> {
  if (furnished?.plan === plan) return;
  if (furnished === undefined) await furnishTeam(db, team.teamId, plan, "");
  else await putOnPlan(db, team.teamId, plan);
  await putOnPlan(db, other.teamId, plan);
  furnished = { plan };
}

interface Call {
  readonly cookie?: string | undefined;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the route file that stands where the endpoint's path says. */
async function call({ method, path }: Endpoint, { cookie, input = {}, headers }: Call) {
  const route: Record<string, unknown> = await import(/* @vite-ignore */ `${root}app${path}/route.ts`);
  const handler = route[method];
  if (typeof handler !== "function") throw new Error(`app${path}/route.ts exports no ${method}.`);
  const names = pathParameters(path);
  const params = Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)));
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
  const hasBody = method !== "GET" && method !== "DELETE";
  const query = hasBody
    ? ""
    : `?${new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]))}`;
  const request = new Request(`${origin}${path}${query}`, {
    method,
    headers: { host: "muster.test", origin, ...(cookie !== undefined && { cookie }), ...headers },
    ...(hasBody && { body: new Blob([JSON.stringify(rest)], { type: "application/json" }) }),
  });
  const response: unknown = await handler(request, { params: Promise.resolve(params) });
  if (!(response instanceof Response)) throw new Error(`${method} ${path} gave no response.`);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  const answer: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, answer };
}

/** All rows but the time at which a session was last used, which a refused request may note. */
async function unseenRows(): Promise<readonly string[]> {
  return (await storedRows(db)).map((line) => line.replace(/"last_seen_at": "[^"]*"/, ""));
}

/** Calls and demands that nothing was changed. */
async function refused(endpoint: Endpoint, request: Call) {
  const before = { ...furnished, rows: furnished?.rows ?? (await unseenRows()) };
  const { plan } = before;
  furnished = undefined;
  const answer = await call(endpoint, request);
  expect(await unseenRows()).toEqual(before.rows);
  furnished = plan && { plan, rows: before.rows };
  return answer;
}

/** One that may call it in this team. */
function roleFor({ permission }: Endpoint): Role {
  const role = ROLES.find((each) => permission === "session" || decide([each], "enterprise", permission).allowed);
  if (role === undefined) throw new Error(`No role has ${permission}.`);
  return role;
}

function inputOf(name: string): Readonly<Record<string, unknown>> {
  return name === "switchTeam" ? { teamId: team.teamId } : (INPUTS[name] ?? {});
}

const endpoints = Object.entries(ENDPOINTS);

describe("every endpoint by its own route", () => {
  it.each(permissionCells())(
    "$endpoint as $role on $plan: $verdict",
    async ({ endpoint: name, role, plan, verdict }) => {
      const endpoint = ENDPOINTS[name];
      if (!endpoint) throw new Error(`There is no endpoint ${name}.`);
      await reset(plan);
      const request = { cookie: cookies.get(role), input: inputOf(name) };
      if (verdict === "allowed") {
        furnished = undefined;
        expect(await call(endpoint, request)).toMatchObject({ status: STATUS_WHEN_ALLOWED[name] ?? 200 });
      } else {
        const answer = { code: "forbidden", reason: verdict };
        expect(await refused(endpoint, request)).toMatchObject({ status: 403, answer });
      }
    },
  );

  it.each(endpoints)("%s asks who is signed in", async (name, endpoint) => {
    await reset("enterprise");
    const signedOut = { status: 401, answer: { code: "signed_out" } };
    expect(await refused(endpoint, { input: inputOf(name) })).toMatchObject(signedOut);
    expect(await refused(endpoint, { input: inputOf(name), cookie: "muster.session=forged" })).toMatchObject(signedOut);
  });

  it.each(endpoints.filter(([, { method }]) => method !== "GET"))("%s refuses another site", async (name, endpoint) => {
    await reset("enterprise");
    const headers = { origin: "https://evil.example" };
    const request = { input: inputOf(name), cookie: cookies.get("admin"), headers };
    expect(await refused(endpoint, request)).toMatchObject({ status: 403, answer: { code: "foreign_origin" } });
  });

  it.each(endpoints.filter(([, { path }]) => pathParameters(path).length > 0))(
    "%s does not find what is another team's",
    async (name, endpoint) => {
      await reset("enterprise");
      const names = pathParameters(endpoint.path);
      const input = Object.fromEntries(
        Object.entries(inputOf(name)).map(([key, value]) => [
          key,
          names.includes(key) ? `${String(value)}other` : value,
        ]),
      );
      const answer = await refused(endpoint, { input, cookie: cookies.get(roleFor(endpoint)) });
      expect(answer).toMatchObject({ status: 404, answer: { code: "not_found" } });
    },
  );
});
