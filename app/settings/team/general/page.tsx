import type { Metadata } from "next";
import { GeneralSettings } from "@/components/general/general-settings";
import { SettingsPage } from "@/components/settings/settings-page";

export const metadata: Metadata = { title: "General" };

/** What it shows is read by the layout. */
export default function GeneralPage() {
  return (
    <SettingsPage title="General" description="The name, the address and the plan of your team.">
      <GeneralSettings />
    </SettingsPage>
  );
}
