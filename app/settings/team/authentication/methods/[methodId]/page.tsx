import type { Metadata } from "next";
import { BackToAuthentication } from "@/components/authentication/custom-attributes/back-to-authentication";
import { NeedsRole } from "@/components/settings/needs-role";
import { SettingsPage } from "@/components/settings/settings-page";
import { MethodSettings } from "@/components/sso/method-settings";
import { pageTeam } from "@/lib/auth/page-team";
import { ssoMethodQuery } from "@/lib/client/sso";
import { decide } from "@/lib/contracts/permissions";
import { readSsoMethod as contract } from "@/lib/contracts/sso";
import { readSsoMethod } from "@/lib/sso/read-sso-method";
import { Hydrated } from "../../../hydrated";
import { orNotFound } from "../../../or-not-found";
import { readForPage } from "../../../read-for-page";

export const metadata: Metadata = { title: "Authentication method" };

export default async function SsoMethodPage({ params }: PageProps<"/settings/team/authentication/methods/[methodId]">) {
  const { roles, team } = await pageTeam();
  const decision = decide(roles, team.plan, contract.permission);
  if (!decision.allowed) {
    return (
      <SettingsPage title="Authentication method">
        <NeedsRole decision={decision}>Ask an admin of your team to look at this page with you.</NeedsRole>
      </SettingsPage>
    );
  }
  const { methodId } = await params;
  const detail = await orNotFound(readForPage(contract, readSsoMethod, { methodId }));
  return (
    <Hydrated fill={(client) => client.fetchQuery({ ...ssoMethodQuery(methodId), queryFn: () => detail })}>
      <BackToAuthentication />
      <MethodSettings methodId={methodId} />
    </Hydrated>
  );
}
