import { guardedDb } from "@/db/guard";
import { openScimStore } from "@/lib/directory/scim-store";
import { teamSchemas } from "@/lib/directory/team-schemas";
import { authenticateKey, type KeyCheck, type KeyOwner } from "@/lib/provisioning/authenticate-key";
import { hashKey } from "@/lib/provisioning/key-token";
import {
  forgetOwner,
  KeyChangedError,
  keyGuard,
  rememberedOwner,
  rememberOwner,
} from "@/lib/provisioning/remembered-keys";
import { type Services, services } from "@/lib/services";
import { forbidden, type ScimResponse, type Tenant, unauthorized } from "@/scim";
import { replayable } from "./replayable";
import type { ScimHttpRequest } from "./scim-http-request";

type Body = ScimHttpRequest["body"];
type Answer = (body: Body, open: () => Promise<Tenant>) => Promise<ScimResponse>;

/** A request on its way through its key. */
export interface KeyAccess {
  /** Has the request answered, once or, where a remembered key has changed, a second time from the start. */
  readonly answer: (answer: Answer) => Promise<ScimResponse>;
  /** Whose key it was, also when it was refused; undefined for an unknown one and before the answer. */
  readonly owner: () => KeyOwner | undefined;
}

/**
 * Opens a team by the bearer key of a request. A key that opened one before costs no round trip of its own: the first
 * statement of the request asks in passing whether it still does. A request that asked nothing of the database, and one
 * whose key has changed, is answered anew with the key checked first; nothing has happened by then.
 */
export function openByKey(request: ScimHttpRequest, requestId: string): KeyAccess {
  let owner: KeyOwner | undefined;
  async function openChecked(): Promise<Tenant> {
    const opened = await services();
    const token = bearerToken(request);
    const check = await authenticateKey(opened.db, token, opened.clock());
    owner = check.owner;
    const accepted = acceptedOwner(check);
    rememberOwner(hashKey(token), accepted);
    return openTenant(opened, accepted, request, requestId);
  }
  return {
    owner: () => owner,
    async answer(answer) {
      const hash = hashOfKey(request);
      const known = hash === undefined || isBulk(request) ? undefined : rememberedOwner(hash);
      if (hash === undefined || known === undefined) return answer(request.body, openChecked);
      const { db, clock } = await services();
      const guard = keyGuard(hash, known, clock());
      const body = request.body && replayable(request.body);
      try {
        owner = known;
        const given = await answer(body, () =>
          openTenant({ db: guardedDb(db, guard), clock }, known, request, requestId),
        );
        if (guard.held) return given;
      } catch (error) {
        if (!(error instanceof KeyChangedError)) throw error;
        forgetOwner(hash);
      }
      return answer(body, openChecked);
    },
  };
}

/** Its operations run while the answer is on its way, so that nothing may be left to find out. */
function isBulk({ path }: ScimHttpRequest): boolean {
  return /^\/+bulk/i.test(path);
}

const BEARER = /^Bearer +(\S+) *$/i;

function hashOfKey(request: ScimHttpRequest): string | undefined {
  const token = tokenOf(request);
  return token === undefined ? undefined : hashKey(token);
}

function bearerToken(request: ScimHttpRequest): string {
  const token = tokenOf(request);
  if (token === undefined) throw unauthorized('Send the SCIM API key of your team as "Authorization: Bearer <key>".');
  return token;
}

function tokenOf({ headers }: ScimHttpRequest): string | undefined {
  return BEARER.exec(headers.authorization?.trim() ?? "")?.[1];
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

async function openTenant(
  { db, clock }: Services,
  owner: KeyOwner,
  request: ScimHttpRequest,
  requestId: string,
): Promise<Tenant> {
  const userAgent = request.headers["user-agent"] ?? null;
  const audit = {
    kind: "scim_key",
    id: owner.keyId,
    name: owner.keyName,
    ip: request.remoteAddress,
    userAgent,
    requestId,
  } as const;
  const schemas = await teamSchemas(db, owner.teamId, owner.schemasVersion);
  const store = openScimStore({ db, clock, actor: { teamId: owner.teamId, audit }, schemas });
  return { id: owner.teamId, store, resourceTypes: schemas.resourceTypes };
}
