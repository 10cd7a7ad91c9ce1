import { scimRoute } from "@/lib/http/scim-route";

/** The only SCIM route file. Every method leads to the protocol core, so that a refusal is a SCIM Error, too. */
export const GET = scimRoute();
export const HEAD = scimRoute();
export const POST = scimRoute();
export const PUT = scimRoute();
export const PATCH = scimRoute();
export const DELETE = scimRoute();
export const OPTIONS = scimRoute();
