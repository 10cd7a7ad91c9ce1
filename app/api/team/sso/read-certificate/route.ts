import { readCertificate as endpoint } from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { checkCertificate } from "@/lib/sso/check-certificate";

export const POST = teamRoute(endpoint, checkCertificate);
