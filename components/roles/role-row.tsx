"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { viewerQuery } from "@/lib/client/team";
import { PLAN_NAMES, PLANS, ROLE_NAMES, ROLE_PLANS } from "@/lib/contracts/roles";
import type { RoleHolders } from "@/lib/contracts/roles-page";
import { holdersSentence, othersText, ROLE_SENTENCES } from "./role-words";

/** A role, what it is for, and who holds it. */
export function RoleRow({ holders }: { readonly holders: RoleHolders }) {
  const { role, total, first } = holders;
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const isYours = viewer.roles.includes(role);
  const lowestPlan = ROLE_PLANS[role];
  const others = othersText(holders, first.length);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-border border-t px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {ROLE_NAMES[role]}
          {isYours && <Badge tone="success">Yours</Badge>}
          {lowestPlan !== PLANS[0] && <Badge>{PLAN_NAMES[lowestPlan]} and up</Badge>}
        </p>
        <p className="text-muted">{ROLE_SENTENCES[role]}</p>
      </div>
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex min-h-5 flex-wrap items-center justify-between gap-2">
          {holdersSentence(holders)}
          {total > 0 && (
            <Button asChild size="sm" variant="ghost">
              <Link href={`/settings/team/members?status=active&role=${role}`}>
                Show<VisuallyHidden> everybody with the {ROLE_NAMES[role]} role</VisuallyHidden>
              </Link>
            </Button>
          )}
        </p>
        {first.length > 0 && (
          <ul className="flex flex-wrap gap-x-3 text-muted">
            {first.map((holder) => (
              <Holder key={holder.memberId} holder={holder} />
            ))}
            {others !== undefined && <li>{others}</li>}
          </ul>
        )}
      </div>
    </li>
  );
}

function Holder({ holder: { name, own, groups } }: { readonly holder: RoleHolders["first"][number] }) {
  if (groups.length === 0) return <li>{name}</li>;
  const names = groups.join(", ");
  return (
    <li>
      {name}
      <Tooltip text={`${own ? "On their own and by" : "By"} ${groups.length === 1 ? "group" : "groups"} ${names}`}>
        <button
          type="button"
          className="ml-1 cursor-help rounded text-xs underline decoration-dotted underline-offset-2"
        >
          {own ? "own and by group" : "by group"}
        </button>
      </Tooltip>
    </li>
  );
}
