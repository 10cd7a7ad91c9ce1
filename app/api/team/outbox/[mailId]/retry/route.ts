import { retryMail as endpoint } from "@/lib/contracts/mail";
import { teamRoute } from "@/lib/http/team-route";
import { retryMail } from "@/lib/mail/retry-mail";

export const POST = teamRoute(endpoint, retryMail);
