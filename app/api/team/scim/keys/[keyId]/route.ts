import { revokeScimKey } from "@/lib/contracts/scim";
import { teamRoute } from "@/lib/http/team-route";
import { revokeKey } from "@/lib/provisioning/revoke-key";

export const DELETE = teamRoute(revokeScimKey, revokeKey);
