import { readMail as endpoint } from "@/lib/contracts/mail";
import { teamRoute } from "@/lib/http/team-route";
import { readMail } from "@/lib/mail/read-mail";

export const GET = teamRoute(endpoint, readMail);
