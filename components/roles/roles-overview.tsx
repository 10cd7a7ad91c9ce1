"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Card, CardHeader } from "@/components/ui/card";
import { rolesQuery } from "@/lib/client/roles-page";
import { PermissionTable } from "./permission-table";
import { RoleRow } from "./role-row";

/** The roles with who holds them, and what each of them may do. */
export function RolesOverview() {
  const { data } = useSuspenseQuery(rolesQuery());
  return (
    <>
      <Card labelledBy="roles">
        <CardHeader
          title="Who holds which role"
          titleId="roles"
          description="A member may hold several roles, on their own and by groups, and may do what any of them allows."
        />
        <ul>
          {data.roles.map((holders) => (
            <RoleRow key={holders.role} holders={holders} />
          ))}
        </ul>
      </Card>
      <Card labelledBy="permissions">
        <CardHeader
          title="What each role may do"
          titleId="permissions"
          description="And the lowest plan of the team that has it."
        />
        <PermissionTable />
      </Card>
    </>
  );
}
