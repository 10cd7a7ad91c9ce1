"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Check, Minus } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { viewerQuery } from "@/lib/client/team";
import { PERMISSIONS } from "@/lib/contracts/permissions";
import { permissionsOf } from "@/lib/contracts/plan";
import { PLAN_NAMES, PLANS, ROLE_NAMES, ROLES, type Role } from "@/lib/contracts/roles";

/** The permission table itself, as the server asks it: lowest plan first. */
export function PermissionTable() {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const planRank = PLANS.indexOf(viewer.team.plan);
  return (
    <DataTable label="Permissions">
      <TableHead>
        <HeaderCell>Permission</HeaderCell>
        {ROLES.map((role) => (
          <HeaderCell key={role}>{ROLE_NAMES[role]}</HeaderCell>
        ))}
        <HeaderCell>Lowest plan</HeaderCell>
      </TableHead>
      <TableBody>
        {PLANS.flatMap(permissionsOf).map((permission) => {
          const { sentence, roles, plan } = PERMISSIONS[permission];
          return (
            <TableRow key={permission}>
              <th scope="row" className="min-w-56 px-4 py-1.5 text-left font-normal">
                {sentence}
              </th>
              {ROLES.map((role) => (
                <Cell key={role}>
                  <Mark isAllowed={roles.some((each: Role) => each === role)} />
                </Cell>
              ))}
              <Cell>
                <Badge tone={PLANS.indexOf(plan) > planRank ? "warning" : "neutral"}>{PLAN_NAMES[plan]}</Badge>
                {PLANS.indexOf(plan) > planRank && <p className="mt-0.5 text-warning text-xs">Not on your plan</p>}
              </Cell>
            </TableRow>
          );
        })}
      </TableBody>
    </DataTable>
  );
}

function Mark({ isAllowed }: { readonly isAllowed: boolean }) {
  return (
    <>
      {isAllowed ? (
        <Check aria-hidden className="size-4 text-success" />
      ) : (
        <Minus aria-hidden className="size-4 text-muted opacity-50" />
      )}
      <VisuallyHidden>{isAllowed ? "Yes" : "No"}</VisuallyHidden>
    </>
  );
}
