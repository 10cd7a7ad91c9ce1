"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Check, ChevronDown, Settings } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuLink, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { switchTeamMutation, teamQuery, viewerQuery } from "@/lib/client/team";
import { Problem } from "./problem";

const TEAM_SETTINGS = "/settings/team/general";

/** **Team** in the header: the settings of this team, and the person's other teams. */
export function TeamMenu() {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const { data: team } = useSuspenseQuery(teamQuery());
  const switching = useMutation({
    ...switchTeamMutation(),
    // A full load: nothing of the team before may stay on the screen or in the cache.
    onSuccess: () => window.location.assign(TEAM_SETTINGS),
  });
  const others = viewer.teams.filter(({ id }) => id !== viewer.team.id);
  return (
    <div className="relative">
      <Menu>
        <MenuTrigger>
          <Button variant="ghost" pending={switching.isPending}>
            Team <ChevronDown aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuLink>
            <Link href={TEAM_SETTINGS}>
              <Settings aria-hidden /> Team Settings
            </Link>
          </MenuLink>
          {others.length > 0 && (
            <>
              <MenuSeparator />
              <MenuLabel>Switch team</MenuLabel>
              <MenuItem icon={<Check aria-hidden />} disabled onSelect={() => undefined}>
                <span className="truncate">{team.name}</span>
              </MenuItem>
              {others.map(({ id, name }) => (
                <MenuItem
                  key={id}
                  icon={<span className="size-4 shrink-0" />}
                  onSelect={() => switching.mutate({ teamId: id })}
                >
                  <span className="truncate">{name}</span>
                </MenuItem>
              ))}
            </>
          )}
        </MenuContent>
      </Menu>
      {switching.isError && (
        <div className="absolute top-full right-0 z-30 mt-1 w-72 rounded-lg shadow-float">
          <Problem error={switching.error} />
        </div>
      )}
    </div>
  );
}
