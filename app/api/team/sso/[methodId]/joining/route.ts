import { switchJoining as endpoint } from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { switchJoining } from "@/lib/sso/switch-joining";

export const PUT = teamRoute(endpoint, switchJoining);
