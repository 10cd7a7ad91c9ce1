"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { groupQuery, groupsQuery } from "@/lib/client/groups";

export interface GroupFilterProps {
  /** "" while no group is chosen. */
  readonly groupId: string;
  readonly onChange: (groupId: string) => void;
}

const SHOWN_MAX = 20;

/** Narrows a list to one group; a team may have thousands of them, so it is searched for. */
export function GroupFilter({ groupId, onChange }: GroupFilterProps) {
  const [search, setSearch] = useState("");
  const isChosen = groupId !== "";
  const { data: group } = useQuery({ ...groupQuery(groupId), enabled: isChosen, retry: false });
  const { data, isFetching } = useQuery({ ...groupsQuery({ search, pageSize: SHOWN_MAX }), enabled: !isChosen });
  if (isChosen) {
    return (
      <Button className="max-w-full min-w-0 shrink" onClick={() => onChange("")}>
        <span className="truncate">Group: {group?.name ?? "…"}</span>
        <X aria-hidden />
        <span className="sr-only">Show all groups</span>
      </Button>
    );
  }
  return (
    <Combobox
      label="Group"
      placeholder="Any group"
      className="grow basis-28 sm:max-w-48 sm:basis-36"
      options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      pending={isFetching}
      emptyText="No group fits."
      onTextChange={setSearch}
      onPick={({ value }) => onChange(value)}
    />
  );
}
