import type { ReactNode } from "react";
import { ProfileFrame } from "@/components/profile/profile-frame";
import { ServerClock } from "@/components/settings/server-clock";
import { signOut } from "@/lib/auth/sign-out";
import { teamQuery, viewerQuery } from "@/lib/client/team";
import { systemClock } from "@/lib/clock";
import * as contracts from "@/lib/contracts/team";
import { readTeam } from "@/lib/team/read-team";
import { readViewer } from "@/lib/team/read-viewer";
import { Hydrated } from "../team/hydrated";
import { NOTHING, readForPage } from "../team/read-for-page";

export default function ProfileLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Hydrated
      fill={(client) =>
        Promise.all([
          client.fetchQuery({ ...teamQuery(), queryFn: () => readForPage(contracts.readTeam, readTeam, NOTHING) }),
          client.fetchQuery({
            ...viewerQuery(),
            queryFn: () => readForPage(contracts.readViewer, readViewer, NOTHING),
          }),
        ])
      }
    >
      <ServerClock nowMs={systemClock().getTime()}>
        <ProfileFrame signOut={signOut}>{children}</ProfileFrame>
      </ServerClock>
    </Hydrated>
  );
}
