import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { addDomain as addContract, type DomainView, listDomains as listContract } from "@/lib/contracts/domains";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import type { DnsServer } from "@/scripts/testing/dns-server";
import { addDomain } from "../add-domain";
import { checkDomain } from "../check-domain";
import { listDomains } from "../list-domains";

export interface DomainTeam extends SettingsTeam {
  readonly add: (name: string) => Promise<DomainView>;
  /** Presses **Verify now**. */
  readonly check: (domain: DomainView) => Promise<DomainView>;
  /** Puts the right record into DNS. */
  readonly publish: (domain: DomainView) => void;
  readonly list: (place?: object) => ReturnType<typeof listDomains>;
  /** What the audit log tells of domains, oldest first. */
  readonly events: () => Promise<readonly string[]>;
}

/** A new team with an admin who works on its domains. */
export async function domainTeam(services: Services, dns: DnsServer): Promise<DomainTeam> {
  const team = await settingsTeam(services.db, { sso: [] });
  return {
    ...team,
    add: (name) => addDomain(services, team.admin("domains.manage"), addContract.input.parse({ name })),
    check: ({ id }) => checkDomain(services, team.admin("domains.manage"), { domainId: id }, [dns.address]),
    publish: ({ record }) => dns.set(record.host, [record.value]),
    list: (place = {}) => listDomains(services, team.admin("domains.read"), listContract.input.parse(place)),
    events: async () => {
      const found = await rows<{ event: string }>(
        services.db,
        sql`select concat_ws(' ', actor_kind, action, target_name) as event from audit_events
          where team_id = ${team.teamId} and action like 'domain.%' order by id`,
      );
      return found.map(({ event }) => event);
    },
  };
}
