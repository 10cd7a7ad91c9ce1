import type { Metadata } from "next";
import { RolesOverview } from "@/components/roles/roles-overview";
import { SettingsPage } from "@/components/settings/settings-page";
import { rolesQuery } from "@/lib/client/roles-page";
import { readRoles as contract } from "@/lib/contracts/roles-page";
import { readRoles } from "@/lib/team/read-roles";
import { Hydrated } from "../hydrated";
import { NOTHING, readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Roles" };

export default function RolesPage() {
  return (
    <SettingsPage title="Roles" description="What the roles of the team allow, and who holds them.">
      <Hydrated
        fill={(client) =>
          client.fetchQuery({ ...rolesQuery(), queryFn: () => readForPage(contract, readRoles, NOTHING) })
        }
      >
        <RolesOverview />
      </Hydrated>
    </SettingsPage>
  );
}
