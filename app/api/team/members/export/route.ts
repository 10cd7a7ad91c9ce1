import { exportMembers as endpoint } from "@/lib/contracts/members";
import { teamDownload } from "@/lib/http/team-download";
import { exportMembers } from "@/lib/members/export-members";

export const GET = teamDownload(endpoint, exportMembers);
