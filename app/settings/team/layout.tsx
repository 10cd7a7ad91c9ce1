import type { ReactNode } from "react";
import { ServerClock } from "@/components/settings/server-clock";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { pageTeam } from "@/lib/auth/page-team";
import { signOut } from "@/lib/auth/sign-out";
import { scimQuery } from "@/lib/client/scim";
import { teamQuery, viewerQuery } from "@/lib/client/team";
import { systemClock } from "@/lib/clock";
import { decide } from "@/lib/contracts/permissions";
import { readScim as readScimContract } from "@/lib/contracts/scim";
import * as contracts from "@/lib/contracts/team";
import { readScim } from "@/lib/provisioning/read-scim";
import { readTeam } from "@/lib/team/read-team";
import { readViewer } from "@/lib/team/read-viewer";
import { Hydrated } from "./hydrated";
import { NOTHING, readForPage } from "./read-for-page";

export default async function TeamSettingsLayout({ children }: { readonly children: ReactNode }) {
  const { roles, team } = await pageTeam();
  const seesScim = decide(roles, team.plan, readScimContract.permission).allowed;
  return (
    <Hydrated
      fill={(client) =>
        Promise.all([
          client.fetchQuery({ ...teamQuery(), queryFn: () => readForPage(contracts.readTeam, readTeam, NOTHING) }),
          client.fetchQuery({
            ...viewerQuery(),
            queryFn: () => readForPage(contracts.readViewer, readViewer, NOTHING),
          }),
          seesScim &&
            client.fetchQuery({ ...scimQuery(), queryFn: () => readForPage(readScimContract, readScim, NOTHING) }),
        ])
      }
    >
      <ServerClock nowMs={systemClock().getTime()}>
        <SettingsFrame signOut={signOut}>{children}</SettingsFrame>
      </ServerClock>
    </Hydrated>
  );
}
