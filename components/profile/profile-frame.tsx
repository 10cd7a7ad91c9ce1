import type { ReactNode } from "react";
import type { AccountMenuProps } from "@/components/settings/account-menu";
import { SettingsHeader } from "@/components/settings/settings-header";

export interface ProfileFrameProps extends AccountMenuProps {
  readonly children: ReactNode;
}

/** As the frame of the team's settings, without their pages: this one is about the person. */
export function ProfileFrame({ signOut, children }: ProfileFrameProps) {
  return (
    <>
      <SettingsHeader signOut={signOut} />
      <main id="main" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-6 outline-none sm:px-6 md:py-8">
        {children}
      </main>
    </>
  );
}
