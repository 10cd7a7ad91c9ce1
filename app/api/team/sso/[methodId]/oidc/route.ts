import { setUpOidc as endpoint } from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { setUpOidc } from "@/lib/sso/set-up-oidc";

export const PUT = teamRoute(endpoint, setUpOidc);
