import { SCIM_BASE_PATH, SCIM_REFERENCE_PATH } from "@/lib/contracts/scim";
import { authSecret } from "@/lib/data-folder-secret";
import { type Environment, env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import type { KeyOwner } from "@/lib/provisioning/authenticate-key";
import { keyUsage, providerName } from "@/lib/provisioning/key-usage";
import { createScimServer, errorResponse, ScimError, type ScimResponse, type ScimServer } from "@/scim";
import { bodyStream } from "./body-stream";
import { openByKey } from "./open-by-key";
import { publicOrigin } from "./public-origin";
import { requestIp } from "./remote-address";
import type { ScimHttpRequest } from "./scim-http-request";
import { serverLimits } from "./server-limits";
import { cursorSigner } from "./sign-cursor";
import { hasUnencodedPlus } from "./unencoded-plus";

let server: Promise<ScimServer> | undefined;

/** Answers a SCIM request: key, plan and switch are checked, then the protocol core works on the team's store. */
export async function answerScim(request: ScimHttpRequest): Promise<ScimResponse> {
  const requestId = newId("req");
  const onFault = (error: unknown) =>
    log.error("scim request failed", { requestId, method: request.method, path: request.path, error });
  try {
    return withRequestId(await handle(request, requestId, onFault), requestId);
  } catch (error) {
    onFault(error);
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
    const body = typeof answer.body === "object" ? bodyStream(answer.body) : (answer.body ?? null);
    return new Response(body, { status: answer.status, headers: { ...answer.headers } });
  };
}

async function handle(
  request: ScimHttpRequest,
  requestId: string,
  onFault: (fault: unknown) => void,
): Promise<ScimResponse> {
  const environment = env();
  server ??= startServer(environment);
  const core = await server;
  const baseUrl = `${publicOrigin(request.headers, environment)}${SCIM_BASE_PATH}`;
  const access = openByKey(request, requestId);
  const answer = await access.answer((body, open) => core.handle({ ...request, body, baseUrl, onFault }, open));
  const owner = access.owner();
  if (owner) recordUse(owner, request, answer);
  if (hasUnencodedPlus(request.query) && foundNobody(answer)) {
    log.info('a filter found nobody; it holds a "+", which means a space: a plus sign is sent as %2B', { requestId });
  }
  return answer;
}

function foundNobody({ body }: ScimResponse): boolean {
  return typeof body === "string" && body.includes('"totalResults":0,');
}

async function startServer(environment: Environment): Promise<ScimServer> {
  return createScimServer({
    ...serverLimits(environment),
    signCursor: cursorSigner(await authSecret(environment)),
    documentationPath: SCIM_REFERENCE_PATH,
  });
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
