"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Logo } from "@/components/ui/logo";
import { usePageUsed } from "@/components/ui/use-page-used";
import { teamQuery } from "@/lib/client/team";
import { AccountMenu, type AccountMenuProps } from "./account-menu";
import { TeamMenu } from "./team-menu";

export function SettingsHeader({ signOut }: AccountMenuProps) {
  const { data: team } = useSuspenseQuery(teamQuery());
  // From the profile it would bring the scripts of another page into the first load.
  const isUsed = usePageUsed();
  return (
    <header className="sticky top-0 z-20 h-14 border-border border-b bg-surface">
      <div className="mx-auto flex h-full max-w-6xl items-center gap-3 px-4 sm:px-6">
        <Link href="/settings/team/general" prefetch={isUsed ? null : false} aria-label="Muster" className="rounded">
          <Logo className="max-sm:hidden" />
          <Logo markOnly className="sm:hidden" />
        </Link>
        <span aria-hidden className="h-4 w-px rotate-12 bg-border-control/60" />
        <p className="min-w-0 flex-1 truncate font-medium">{team.name}</p>
        <TeamMenu />
        <AccountMenu signOut={signOut} />
      </div>
    </header>
  );
}
