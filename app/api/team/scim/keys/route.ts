import { generateScimKey } from "@/lib/contracts/scim";
import { teamRoute } from "@/lib/http/team-route";
import { generateKey } from "@/lib/provisioning/generate-key";

export const POST = teamRoute(generateScimKey, generateKey);
