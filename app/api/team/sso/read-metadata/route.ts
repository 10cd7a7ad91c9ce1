import { readIdpMetadata as endpoint } from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { readIdpMetadata } from "@/lib/sso/read-idp-metadata";

export const POST = teamRoute(endpoint, readIdpMetadata);
