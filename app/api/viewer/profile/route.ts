import * as contracts from "@/lib/contracts/profile";
import { teamRoute } from "@/lib/http/team-route";
import { changeOwnName } from "@/lib/profile/change-own-name";
import { readProfile } from "@/lib/profile/read-profile";

export const GET = teamRoute(contracts.readProfile, readProfile);
export const PATCH = teamRoute(contracts.changeOwnName, changeOwnName);
