import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { authSecret } from "@/lib/data-folder-secret";
import { openScimStore } from "@/lib/directory/scim-store";
import { type Environment, env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { authenticateKey, type KeyCheck, type KeyOwner } from "@/lib/provisioning/authenticate-key";
import { keyUsage, providerName } from "@/lib/provisioning/key-usage";
import { type Services, services } from "@/lib/services";
import {
  coreResourceTypes,
  createScimServer,
  errorResponse,
  forbidden,
  ScimError,
  type ScimResponse,
  type ScimServer,
  type Tenant,
  unauthorized,
} from "@/scim";
import { publicOrigin } from "./public-origin";
import { requestIp } from "./remote-address";

/** A request as either door hands it over. */
export interface ScimHttpRequest {
  readonly method: string;
  /** Path below the base as it came on the wire. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: AsyncIterable<Uint8Array> | undefined;
  readonly remoteAddress: string | null;
}

/** How long a cursor is good for: an hour, longer than any connector rests between two pages. */
const CURSOR_TIMEOUT_S = 3600;

let server: Promise<ScimServer> | undefined;

/** Answers a SCIM request: key, plan and switch are checked, then the protocol core works on the team's store. */
export async function answerScim(request: ScimHttpRequest): Promise<ScimResponse> {
  const requestId = newId("req");
  try {
    return withRequestId(await handle(request, requestId), requestId);
  } catch (error) {
    log.error("scim request failed", { requestId, method: request.method, path: request.path, error });
    const detail = `Something went wrong on our side. Try again; if it stays, give your contact this request id: ${requestId}.`;
    return withRequestId(errorResponse(new ScimError(500, detail)), requestId);
  }
}

/** Makes the handlers of `app/scim/v2/[[...path]]/route.ts`, for hosts that run Next without the front door. */
export function scimRoute(): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const answer = await answerScim({
      method: request.method,
      path: pathname.slice(SCIM_BASE_PATH.length),
      query: search.slice(1),
      headers,
      body: request.body ?? undefined,
      remoteAddress: requestIp(headers, env()),
    });
    return new Response(answer.body ?? null, { status: answer.status, headers: { ...answer.headers } });
  };
}

async function handle(request: ScimHttpRequest, requestId: string): Promise<ScimResponse> {
  const environment = env();
  server ??= startServer(environment);
  const { handle } = await server;
  const baseUrl = `${publicOrigin(request.headers, environment)}${SCIM_BASE_PATH}`;
  let owner: KeyOwner | undefined;
  const answer = await handle({ ...request, baseUrl }, async () => {
    const opened = await services();
    const check = await checkKey(opened, request.headers.authorization);
    owner = check.owner;
    return openTenant(opened, acceptedOwner(check), request, requestId);
  });
  if (owner) recordUse(owner, request, answer);
  return answer;
}

async function startServer(environment: Environment): Promise<ScimServer> {
  return createScimServer({
    bodyBytesMax: environment.scimBodyBytesMax,
    pageSizeMax: environment.scimPageSizeMax,
    pageSizeDefault: Math.min(100, environment.scimPageSizeMax),
    bulkBytesMax: environment.scimBulkBytesMax,
    bulkOperationsMax: environment.scimBulkOperationsMax,
    cursorSecret: await authSecret(environment),
    cursorTimeoutS: CURSOR_TIMEOUT_S,
  });
}

async function checkKey({ db, clock }: Services, authorization: string | undefined): Promise<KeyCheck> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization?.trim() ?? "")?.[1];
  if (token === undefined) throw unauthorized('Send the SCIM API key of your team as "Authorization: Bearer <key>".');
  return authenticateKey(db, token, clock());
}

/** Throws 401 for a key that is none or no more, 403 for one whose team may not or does not provision. */
function acceptedOwner(check: KeyCheck): KeyOwner {
  const { kind } = check;
  switch (kind) {
    case "ok":
      return check.owner;
    case "unknown":
      throw unauthorized("This SCIM API key is not known. Copy it again from Team Settings > Authentication.");
    case "revoked":
      throw unauthorized("This SCIM API key was revoked. Generate a new one in Team Settings > Authentication.");
    case "expired":
      throw unauthorized("This SCIM API key has expired. Generate a new one in Team Settings > Authentication.");
    case "plan":
      throw forbidden(
        "SCIM provisioning is not part of this team's plan any more. Ask its billing contact to upgrade.",
      );
    case "off":
      throw forbidden(
        "SCIM provisioning is turned off for this team. An admin can turn it on in Team Settings > Authentication.",
      );
    default:
      return kind satisfies never;
  }
}

function openTenant({ db, clock }: Services, owner: KeyOwner, request: ScimHttpRequest, requestId: string): Tenant {
  const userAgent = request.headers["user-agent"] ?? null;
  const audit = {
    kind: "scim_key",
    id: owner.keyId,
    name: owner.keyName,
    ip: request.remoteAddress,
    userAgent,
    requestId,
  } as const;
  const store = openScimStore({ db, clock, actor: { teamId: owner.teamId, audit } });
  return { id: owner.teamId, store, resourceTypes: coreResourceTypes };
}

function recordUse({ teamId, keyId }: KeyOwner, request: ScimHttpRequest, { status }: ScimResponse): void {
  const { method, path, remoteAddress: ip, headers } = request;
  keyUsage().record({
    teamId,
    keyId,
    at: new Date(),
    ip,
    by: providerName(headers["user-agent"]),
    method,
    path,
    status,
  });
}

function withRequestId(answer: ScimResponse, requestId: string): ScimResponse {
  return { ...answer, headers: { ...answer.headers, "x-request-id": requestId } };
}
