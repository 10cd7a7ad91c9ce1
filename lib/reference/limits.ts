import type { ReferenceLimit } from "@/lib/contracts/scim-reference";
import type { ServerLimits } from "@/lib/http/server-limits";
import { LIMITS } from "@/scim";

/** Every limit in force, with what is answered beyond it. */
export function referenceLimits(limits: ServerLimits): readonly ReferenceLimit[] {
  return [...configured(limits), ...FIXED];
}

function configured(limits: ServerLimits): readonly ReferenceLimit[] {
  return [
    {
      what: "Body of a request",
      limit: bytes(limits.bodyBytesMax),
      beyond: "413",
      variable: "SCIM_BODY_BYTES_MAX",
    },
    {
      what: "Body of a Bulk request",
      limit: bytes(limits.bulkBytesMax),
      beyond: "413",
      variable: "SCIM_BULK_BYTES_MAX",
    },
    {
      what: "Operations of a Bulk request",
      limit: number(limits.bulkOperationsMax),
      beyond: "413",
      variable: "SCIM_BULK_OPERATIONS_MAX",
    },
    {
      what: "Resources on a page",
      limit: `${number(limits.pageSizeMax)}; ${number(limits.pageSizeDefault)} without \`count\``,
      beyond: "A larger `count` gives the largest page",
      variable: "SCIM_PAGE_SIZE_MAX",
    },
    {
      what: "Age of a cursor",
      limit: `${number(limits.cursorTimeoutS / 60)} minutes`,
      beyond: "400 `expiredCursor`",
    },
  ];
}

const FIXED: readonly ReferenceLimit[] = [
  { what: "Operations of a PATCH", limit: number(LIMITS.patchOperationsMax), beyond: "413" },
  { what: "Length of a filter", limit: `${number(LIMITS.filterCharsMax)} characters`, beyond: "400 `invalidFilter`" },
  { what: "Conditions of a filter", limit: number(LIMITS.filterConditionsMax), beyond: "400 `invalidFilter`" },
  { what: "Depth of a filter", limit: `${number(LIMITS.filterDepthMax)} parentheses`, beyond: "400 `invalidFilter`" },
  { what: "Depth of a body", limit: `${number(LIMITS.jsonDepthMax)} levels`, beyond: "400 `invalidSyntax`" },
  { what: "Keys and items of a body", limit: number(LIMITS.jsonKeysMax), beyond: "400 `invalidSyntax`" },
  {
    what: "Length of a value",
    limit: `${number(LIMITS.charsMax)} characters, or as the attribute tables say`,
    beyond: "400 `invalidValue`",
  },
];

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function bytes(value: number): string {
  const mebibytes = value / (1024 * 1024);
  return Number.isInteger(mebibytes) ? `${number(mebibytes)} MiB` : `${number(value)} bytes`;
}
