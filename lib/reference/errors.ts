import type { ReferenceError } from "@/lib/contracts/scim-reference";
import type { ScimType } from "@/scim";

type Explained = Pick<ReferenceError, "status" | "meaning" | "remedy">;

/** Every keyword of a refusal (RFC 7644 table 9, RFC 9865 section 2.1) that this server gives. */
const BY_KEYWORD: Readonly<Record<Exclude<ScimType, NeverGiven>, Explained>> = {
  invalidFilter: {
    status: 400,
    meaning:
      "A filter, of a list or in the path of a PATCH operation, cannot be read, names an attribute that there is not, or compares what cannot be compared.",
    remedy: "The detail gives the position in the filter. Percent-encode the filter; a bare `+` arrives as a space.",
  },
  invalidSyntax: {
    status: 400,
    meaning:
      "The body is not the JSON message that the endpoint takes, or the address has a broken percent-encoding or bytes outside ASCII.",
    remedy: "Compare the body with the example of the endpoint.",
  },
  invalidPath: {
    status: 400,
    meaning: "The `path` of a PATCH operation cannot be read or names an attribute that there is not.",
    remedy: "Check the name against the attribute tables. Extension attributes carry their URN and a colon.",
  },
  noTarget: {
    status: 400,
    meaning:
      "A PATCH operation says `remove` without a path, or its filter matches nothing and describes no new entry.",
    remedy: 'Name what to change, for example `emails[type eq "work"].value`.',
  },
  invalidValue: {
    status: 400,
    meaning:
      "A value is missing, too long, of another type, names a person that there is not, or moves an address to a domain that the team has not verified. Or `sortBy` names what cannot be sorted by, or `sortOrder` no order.",
    remedy: "The detail names the attribute or the id. Correct the mapping or the person at the identity provider.",
  },
  mutability: {
    status: 400,
    meaning:
      "A PATCH operation names an attribute that only the server sets, or removes a required one. Or a PATCH or PUT changes an immutable custom attribute that has a value already.",
    remedy:
      "Take `id`, `meta` and `groups` out of the mapping, and map an immutable attribute on creation only. Memberships are changed through the group.",
  },
  uniqueness: {
    status: 409,
    meaning:
      "The name, or the value of a unique custom attribute, is taken in this team, or the person's account is in another team.",
    remedy: "Look the resource up by the name or the value and update it instead of creating it; the detail says more.",
  },
  invalidCursor: {
    status: 400,
    meaning: "The cursor is not one that this list gave to this team.",
    remedy:
      "Send `nextCursor` as it came, with the same filter, sort and attributes, or begin anew with an empty cursor.",
  },
  expiredCursor: {
    status: 400,
    meaning: "The cursor is older than `cursorTimeout` in ServiceProviderConfig.",
    remedy: "Begin anew with an empty cursor.",
  },
  invalidCount: {
    status: 400,
    meaning: "A later page was asked for with another `count` than the first one.",
    remedy: "Send the same `count` for each page.",
  },
};

/** Keywords of RFC 7644 for which this server has no use: lists are paged, and nothing private stands in an address. */
export const NEVER_GIVEN = ["tooMany", "sensitive"] as const satisfies readonly ScimType[];
type NeverGiven = (typeof NEVER_GIVEN)[number];

const WITHOUT_KEYWORD: readonly ReferenceError[] = [
  {
    status: 401,
    meaning: "There is no key, or it is not known, was revoked, or has expired.",
    remedy: "Send `Authorization: Bearer KEY`. Generate a new key if the detail says that this one is no more.",
  },
  {
    status: 403,
    meaning:
      "The team does not allow it: provisioning is off or not in its plan, no seat is free, or nobody would be left to administer it. Discovery endpoints answer a filter with it, too.",
    remedy: "The detail says which. An admin of the team puts it right; the same request then succeeds.",
  },
  {
    status: 404,
    meaning: "There is no such resource in this team, or no such endpoint.",
    remedy: "Look the resource up by its name. Check that the base URL ends with `/scim/v2`.",
  },
  {
    status: 405,
    meaning: "The endpoint does not take this method.",
    remedy: "The header `Allow` lists those that it takes.",
  },
  {
    status: 408,
    meaning: "The request did not arrive whole in time.",
    remedy: "Send it again.",
  },
  {
    status: 412,
    meaning: "The resource has changed since the version in `If-Match`.",
    remedy: "Read it again and repeat the change with its new `ETag`.",
  },
  {
    status: 413,
    meaning: "The body, or the number of operations in it, is beyond the limit.",
    remedy: "Send less at a time; see the limits below.",
  },
  {
    status: 415,
    meaning: "The body is neither `application/scim+json` nor `application/json`, or not in UTF-8, or compressed.",
    remedy: "Set the header `Content-Type`; send no `Content-Encoding`.",
  },
  {
    status: 431,
    meaning: "The address and the headers are too long together. Every filter that is within the limit fits.",
    remedy: "Send the filter in the body of `POST /.search`.",
  },
  {
    status: 500,
    meaning: "Something went wrong on our side.",
    remedy: "Try again. If it stays, give your contact the request id in the detail.",
  },
  {
    status: 503,
    meaning:
      "Others changed the same thing, or the team's custom attributes, at the same moment. Nothing was changed by this request.",
    remedy: "Send the request again after the seconds in `Retry-After`.",
  },
  {
    status: 409,
    meaning:
      "In the result of a Bulk operation: it refers to an operation that failed, or several refer to each other in a circle.",
    remedy: "Send the operation again without the reference, and add it by `PATCH` when both are there.",
  },
  {
    status: 501,
    meaning: "`/Me` is not supported: a key belongs to a team, not to a person.",
    remedy: "Use `/Users`.",
  },
];

/** Every refusal, by status and keyword. */
export const ERRORS: readonly ReferenceError[] = [
  ...Object.entries(BY_KEYWORD).map(([scimType, explained]) => ({ scimType, ...explained })),
  ...WITHOUT_KEYWORD,
].toSorted((left, right) => left.status - right.status);
