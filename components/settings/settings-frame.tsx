import type { ReactNode } from "react";
import { SettingsHeader } from "./settings-header";
import { SettingsNav } from "./settings-nav";

export interface SettingsFrameProps {
  readonly signOut: () => Promise<void>;
  readonly children: ReactNode;
}

/** Header, the list of pages, and the page. */
export function SettingsFrame({ signOut, children }: SettingsFrameProps) {
  return (
    <>
      <SettingsHeader signOut={signOut} />
      <div className="mx-auto max-w-6xl px-4 sm:px-6 md:flex md:gap-10">
        <SettingsNav />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 py-6 outline-none md:py-8">
          {children}
        </main>
      </div>
    </>
  );
}
