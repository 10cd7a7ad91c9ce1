import { isWriteConflict } from "@/db/errors";
import type { ErrorBody, ErrorCode } from "@/lib/contracts/errors";
import { DomainError } from "@/lib/errors";
import { log } from "@/lib/log";

/** The answer to a request that failed. An unknown error is logged under the request id and answered without its text. */
export function errorResponse(error: unknown, requestId: string): Response {
  const known = knownError(error, requestId);
  const body: ErrorBody = { ...known.details, code: known.code, message: known.message, requestId };
  return jsonResponse(body, requestId, statusOf(known.code));
}

/** A JSON answer of the settings API: it is one person's, so no cache keeps it. */
export function jsonResponse(body: unknown, requestId: string, status = 200): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", "x-request-id": requestId } });
}

function knownError(error: unknown, requestId: string): DomainError {
  if (error instanceof DomainError) return error;
  return isWriteConflict(error) ? busy(error) : unknownError(error, requestId);
}

/** Two changes stood in each other's way and the database gave up on this one: nothing of it is done. */
function busy(cause: unknown): DomainError {
  return new DomainError("busy", "Somebody else was changing the same thing. Try again.", {}, { cause });
}

function unknownError(error: unknown, requestId: string): DomainError {
  log.error("request failed", { requestId, error });
  const message = `Something went wrong on our side. Try again; if it stays, give your contact this request id: ${requestId}.`;
  return new DomainError("internal", message, {}, { cause: error });
}

function statusOf(code: ErrorCode): number {
  switch (code) {
    case "invalid_input":
      return 400;
    case "signed_out":
      return 401;
    case "no_team":
    case "deactivated":
    case "wants_sso":
    case "forbidden":
    case "foreign_origin":
    case "managed":
      return 403;
    case "not_found":
      return 404;
    case "conflict":
    case "name_taken":
    case "sso_required":
    case "last_sso_method":
    case "sso_not_set_up":
    case "sso_untested":
    case "break_glass_required":
    case "last_admin":
    case "last_billing":
    case "no_free_seat":
    case "scim_off":
    case "key_not_active":
      return 409;
    case "too_large":
      return 413;
    case "too_many_attempts":
      return 429;
    case "busy":
      return 503;
    case "internal":
      return 500;
    default:
      return code satisfies never;
  }
}
