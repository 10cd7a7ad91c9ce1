import type { Metadata } from "next";
import { AddSchema } from "@/components/authentication/custom-attributes/add-schema";
import { BackToAuthentication } from "@/components/authentication/custom-attributes/back-to-authentication";
import { CustomAttributes } from "@/components/authentication/custom-attributes/custom-attributes";
import { NeedsRole } from "@/components/settings/needs-role";
import { SettingsPage } from "@/components/settings/settings-page";
import { pageTeam } from "@/lib/auth/page-team";
import { scimSchemasQuery } from "@/lib/client/scim-schemas";
import { decide } from "@/lib/contracts/permissions";
import { listScimSchemas as contract } from "@/lib/contracts/scim-schemas";
import { listScimSchemas } from "@/lib/provisioning/list-scim-schemas";
import { Hydrated } from "../../hydrated";
import { NOTHING, readForPage } from "../../read-for-page";

export const metadata: Metadata = { title: "Custom attributes" };

const description = "What your identity provider sends of people and groups beyond the standard attributes of SCIM.";

export default async function CustomAttributesPage() {
  const { roles, team } = await pageTeam();
  const decision = decide(roles, team.plan, contract.permission);
  if (!decision.allowed) {
    return (
      <SettingsPage title="Custom attributes" description={description}>
        <NeedsRole decision={decision}>Ask an admin of your team to look at this page with you.</NeedsRole>
      </SettingsPage>
    );
  }
  const read = () => readForPage(contract, listScimSchemas, NOTHING);
  return (
    <Hydrated fill={(client) => client.fetchQuery({ ...scimSchemasQuery(), queryFn: read })}>
      <BackToAuthentication />
      <SettingsPage title="Custom attributes" description={description} aside={<AddSchema />}>
        <CustomAttributes />
      </SettingsPage>
    </Hydrated>
  );
}
