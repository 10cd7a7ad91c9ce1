import { listMails as endpoint } from "@/lib/contracts/mail";
import { teamRoute } from "@/lib/http/team-route";
import { listMails } from "@/lib/mail/list-mails";

export const GET = teamRoute(endpoint, listMails);
