import { headers } from "next/headers";
import { cache } from "react";
import { services } from "@/lib/services";
import type { TeamContext } from "./authorize";
import { readSignedIn, teamOf } from "./read-signed-in";

/**
 * Who asks for the page, in the team that their session looks at; read once a request.
 * @throws DomainError `signed_out`, `deactivated`, `no_team`
 */
export const teamContext: () => Promise<TeamContext> = cache(async () =>
  teamOf(await readSignedIn(await services(), await headers())),
);
