import type { Metadata } from "next";
import { PlanSettings } from "@/components/plan/plan-settings";
import { SettingsPage } from "@/components/settings/settings-page";
import { planQuery } from "@/lib/client/plan";
import { readPlan as contract } from "@/lib/contracts/plan";
import { readPlan } from "@/lib/plan/read-plan";
import { Hydrated } from "../hydrated";
import { NOTHING, readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Plan" };

export default function PlanPage() {
  return (
    <SettingsPage title="Plan" description="What your plan brings, and how many people it has room for.">
      <Hydrated
        fill={(client) =>
          client.fetchQuery({ ...planQuery(), queryFn: () => readForPage(contract, readPlan, NOTHING) })
        }
      >
        <PlanSettings />
      </Hydrated>
    </SettingsPage>
  );
}
