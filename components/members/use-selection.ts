"use client";

import { useState } from "react";
import type { MemberView } from "@/lib/contracts/members";

type Chosen = Pick<MemberView, "id" | "name" | "managed" | "status">;

/** The members that were chosen, also on other pages of the list than the one that is shown. */
export interface Selection {
  readonly members: readonly Chosen[];
  readonly has: (memberId: string) => boolean;
  readonly set: (members: readonly Chosen[], isSelected: boolean) => void;
  /** Only those of these ids stay chosen. */
  readonly keep: (memberIds: readonly string[]) => void;
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  return {
    members: [...chosen.values()],
    has: (memberId) => chosen.has(memberId),
    set(members, isSelected) {
      const next = new Map(chosen);
      for (const member of members) {
        if (isSelected) next.set(member.id, member);
        else next.delete(member.id);
      }
      setChosen(next);
    },
    keep: (memberIds) => setChosen(new Map([...chosen].filter(([id]) => memberIds.includes(id)))),
  };
}
