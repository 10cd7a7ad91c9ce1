import type { Metadata } from "next";
import { ProfileSettings } from "@/components/profile/profile-settings";
import { SettingsPage } from "@/components/settings/settings-page";
import { ownSessionsQuery, profileQuery } from "@/lib/client/profile";
import * as contracts from "@/lib/contracts/profile";
import { listOwnSessions } from "@/lib/profile/own-sessions";
import { readProfile } from "@/lib/profile/read-profile";
import { Hydrated } from "../team/hydrated";
import { NOTHING, readForPage } from "../team/read-for-page";

export const metadata: Metadata = { title: "Profile" };

export default function ProfilePage() {
  return (
    <SettingsPage title="Profile" description="Your account, where you are signed in, and your teams.">
      <Hydrated
        fill={(client) =>
          Promise.all([
            client.fetchQuery({
              ...profileQuery(),
              queryFn: () => readForPage(contracts.readProfile, readProfile, NOTHING),
            }),
            client.fetchQuery({
              ...ownSessionsQuery(),
              queryFn: () => readForPage(contracts.listOwnSessions, listOwnSessions, NOTHING),
            }),
          ])
        }
      >
        <ProfileSettings />
      </Hydrated>
    </SettingsPage>
  );
}
