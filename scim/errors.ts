import type { JsonObject } from "./json";
import { ERROR_URN } from "./urns";

/** The detail keywords of RFC 7644 table 9 and RFC 9865 section 2.1. */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue"
  | "sensitive"
  | "invalidCursor"
  | "expiredCursor"
  | "invalidCount";

/**
 * A refusal in the protocol's own words (RFC 7644 3.12). `detail` is read by an engineer in the IdP's console:
 * what happened, to whom, what to do. `headers` go out with the answer, for example `Allow`.
 */
export class ScimError extends Error {
  override readonly name = "ScimError";
  readonly status: number;
  readonly scimType: ScimType | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, scimType?: ScimType, headers: Readonly<Record<string, string>> = {}) {
    super(readable(detail));
    this.status = status;
    this.scimType = scimType;
    this.headers = headers;
  }

  /** The error message resource; `status` is a string, as RFC 7644 3.12 demands. */
  toJson(): JsonObject {
    return {
      schemas: [ERROR_URN],
      status: String(this.status),
      ...(this.scimType && { scimType: this.scimType }),
      detail: this.message,
    };
  }
}

const DETAIL_CHARS_MAX = 1_000;
const DETAIL_END_CHARS = 300;

/** A detail quotes what was sent, which may be long; its beginning and the advice at its end are what people read. */
function readable(detail: string): string {
  if (detail.length <= DETAIL_CHARS_MAX) return detail;
  const beginning = detail.slice(0, DETAIL_CHARS_MAX - DETAIL_END_CHARS - 1);
  return `${beginning}…${detail.slice(-DETAIL_END_CHARS)}`.toWellFormed();
}

export const invalidSyntax = (detail: string) => new ScimError(400, detail, "invalidSyntax");
export const invalidFilter = (detail: string) => new ScimError(400, detail, "invalidFilter");
export const invalidPath = (detail: string) => new ScimError(400, detail, "invalidPath");
export const invalidValue = (detail: string) => new ScimError(400, detail, "invalidValue");
export const mutability = (detail: string) => new ScimError(400, detail, "mutability");
export const noTarget = (detail: string) => new ScimError(400, detail, "noTarget");
export const invalidCursor = (detail: string) => new ScimError(400, detail, "invalidCursor");
export const expiredCursor = (detail: string) => new ScimError(400, detail, "expiredCursor");
export const invalidCount = (detail: string) => new ScimError(400, detail, "invalidCount");
export const unauthorized = (detail: string) =>
  new ScimError(401, detail, undefined, { "www-authenticate": 'Bearer realm="SCIM"' });
export const forbidden = (detail: string) => new ScimError(403, detail);
export const notFound = (detail: string) => new ScimError(404, detail);
export const uniqueness = (detail: string) => new ScimError(409, detail, "uniqueness");
export const preconditionFailed = (detail: string) => new ScimError(412, detail);
/** What stood in the way is gone in a moment: the same request is to be sent again. */
export const busy = (detail: string) => new ScimError(503, detail, undefined, { "retry-after": "1" });

/** A resource of this type and id is not in the team; the id is quoted so that the caller can search for it. */
export const resourceNotFound = (type: string, id: string) => notFound(`${type} "${id}" was not found in this team.`);

/** `members` names an id that no person of the team has. */
export const unknownMember = (id: string) =>
  invalidValue(`There is no User "${id}" in this team; no member was changed. Create the user first.`);

/** `members` names a group. */
export const groupAsMember = (id: string) =>
  invalidValue(`"${id}" is a group. Groups cannot be members of groups here; push its people instead.`);
