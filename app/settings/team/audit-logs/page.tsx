import type { Metadata } from "next";
import { AuditLog } from "@/components/audit/audit-log";
import { NeedsRole } from "@/components/settings/needs-role";
import { SettingsPage } from "@/components/settings/settings-page";
import { listAuditEvents } from "@/lib/audit/list-audit-events";
import { pageTeam } from "@/lib/auth/page-team";
import { auditQuery } from "@/lib/client/audit";
import { readListAddress } from "@/lib/client/list-address";
import { listAuditEvents as contract } from "@/lib/contracts/audit";
import { decide } from "@/lib/contracts/permissions";
import { Hydrated } from "../hydrated";
import { readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Audit logs" };

export default async function AuditLogsPage({ searchParams }: PageProps<"/settings/team/audit-logs">) {
  const { roles, team } = await pageTeam();
  const decision = decide(roles, team.plan, contract.permission);
  const place = readListAddress(contract.input, await searchParams);
  return (
    <SettingsPage title="Audit logs" description={`Who did what in ${team.name}, and from where.`}>
      {decision.allowed ? (
        <Hydrated
          fill={(client) =>
            client.fetchQuery({ ...auditQuery(place), queryFn: () => readForPage(contract, listAuditEvents, place) })
          }
        >
          <AuditLog />
        </Hydrated>
      ) : (
        <NeedsRole decision={decision}>Ask an admin of your team to look at this page with you.</NeedsRole>
      )}
    </SettingsPage>
  );
}
