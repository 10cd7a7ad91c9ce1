import { regenerateScimKey } from "@/lib/contracts/scim";
import { teamRoute } from "@/lib/http/team-route";
import { regenerateKey } from "@/lib/provisioning/regenerate-key";

export const POST = teamRoute(regenerateScimKey, regenerateKey);
