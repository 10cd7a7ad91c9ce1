"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuLink, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { ThemeMenuItems } from "@/components/ui/theme-menu-items";
import { viewerQuery } from "@/lib/client/team";

export interface AccountMenuProps {
  readonly signOut: () => Promise<void>;
}

/** Who is signed in, the theme, and the way out. */
export function AccountMenu({ signOut }: AccountMenuProps) {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const [isLeaving, startLeaving] = useTransition();
  return (
    <Menu>
      <MenuTrigger>
        <button
          type="button"
          aria-label={`Account of ${viewer.name}`}
          aria-busy={isLeaving}
          className="rounded-full transition-opacity hover:opacity-80 aria-busy:opacity-50"
        >
          <Avatar name={viewer.name} />
        </button>
      </MenuTrigger>
      <MenuContent>
        <div className="px-2 py-1.5">
          <p className="wrap-anywhere font-medium">{viewer.name}</p>
          <p className="wrap-anywhere text-muted text-xs">{viewer.email}</p>
        </div>
        <MenuSeparator />
        <MenuLink>
          <Link href="/settings/profile">
            <UserRound aria-hidden /> Profile
          </Link>
        </MenuLink>
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <ThemeMenuItems />
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden />} onSelect={() => startLeaving(signOut)}>
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
