import { setUpSaml as endpoint } from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { setUpSaml } from "@/lib/sso/set-up-saml";

export const PUT = teamRoute(endpoint, setUpSaml);
