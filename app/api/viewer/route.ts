import { readViewer as endpoint } from "@/lib/contracts/team";
import { teamRoute } from "@/lib/http/team-route";
import { readViewer } from "@/lib/team/read-viewer";

export const GET = teamRoute(endpoint, readViewer);
