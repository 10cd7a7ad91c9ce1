"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "@/components/settings/problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { planQuery } from "@/lib/client/plan";
import type { PlanView } from "@/lib/contracts/plan";

/** The seats of the team, which are counted when a dialog asks for them. */
export function LoadedSeats({ children }: { readonly children: (seats: PlanView["seats"]) => ReactNode }) {
  const { data, error } = useQuery({ ...planQuery(), refetchOnMount: "always" });
  if (data !== undefined) return children(data.seats);
  return (
    <div className="px-5 py-4">
      {error === null ? <SkeletonRows label="Counting the seats" rows={3} /> : <Problem error={error} />}
    </div>
  );
}
