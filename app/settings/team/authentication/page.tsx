import type { Metadata } from "next";
import { AuthenticationSettings } from "@/components/authentication/authentication-settings";
import { NeedsRole } from "@/components/settings/needs-role";
import { SettingsPage } from "@/components/settings/settings-page";
import { pageTeam } from "@/lib/auth/page-team";
import { scimQuery } from "@/lib/client/scim";
import { ssoQuery } from "@/lib/client/sso";
import { decide } from "@/lib/contracts/permissions";
import { readScim as scimContract } from "@/lib/contracts/scim";
import { listSsoMethods as ssoContract } from "@/lib/contracts/sso";
import { readScim } from "@/lib/provisioning/read-scim";
import { listSsoMethods } from "@/lib/sso/list-sso-methods";
import { Hydrated } from "../hydrated";
import { NOTHING, readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Authentication" };

export default async function AuthenticationPage() {
  const { roles, team } = await pageTeam();
  const decision = decide(roles, team.plan, scimContract.permission);
  const description = `How people sign in to ${team.name}, and how your identity provider manages them.`;
  return (
    <SettingsPage title="Authentication" description={description}>
      {decision.allowed ? (
        <Hydrated
          fill={(client) =>
            Promise.all([
              client.fetchQuery({ ...ssoQuery(), queryFn: () => readForPage(ssoContract, listSsoMethods, NOTHING) }),
              client.fetchQuery({ ...scimQuery(), queryFn: () => readForPage(scimContract, readScim, NOTHING) }),
            ])
          }
        >
          <AuthenticationSettings />
        </Hydrated>
      ) : (
        <NeedsRole decision={decision}>Ask an admin of your team to look at this page with you.</NeedsRole>
      )}
    </SettingsPage>
  );
}
