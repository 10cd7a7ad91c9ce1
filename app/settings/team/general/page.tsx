import type { Metadata } from "next";
import { GeneralSettings } from "@/components/general/general-settings";
import { SettingsPage } from "@/components/settings/settings-page";

export const metadata: Metadata = { title: "General" };

/** What it shows is read by the layout. */
export default function GeneralPage() {
  return (
    <SettingsPage title="General" description="The name, the plan and the seats of your team.">
      <GeneralSettings />
    </SettingsPage>
  );
}
