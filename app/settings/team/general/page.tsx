import type { Metadata } from "next";
import { GeneralSettings } from "@/components/general/general-settings";
import { SettingsPage } from "@/components/settings/settings-page";
import { planQuery } from "@/lib/client/plan";
import { readPlan as contract } from "@/lib/contracts/plan";
import { readPlan } from "@/lib/plan/read-plan";
import { Hydrated } from "../hydrated";
import { NOTHING, readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "General" };

/** The layout reads the team. */
export default function GeneralPage() {
  return (
    <SettingsPage title="General" description="The name, the address and the plan of your team.">
      <Hydrated
        fill={(client) =>
          client.fetchQuery({ ...planQuery(), queryFn: () => readForPage(contract, readPlan, NOTHING) })
        }
      >
        <GeneralSettings />
      </Hydrated>
    </SettingsPage>
  );
}
