import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { listDomains as listContract } from "@/lib/contracts/domains";
import { DomainError } from "@/lib/errors";
import { rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { type DnsServer, startDnsServer } from "@/scripts/testing/dns-server";
import { addDomain } from "./add-domain";
import { checkDomain } from "./check-domain";
import { countDomainMembers } from "./count-domain-members";
import { listDomains } from "./list-domains";
import { removeDomain } from "./remove-domain";
import { type DomainTeam, domainTeam } from "./testing/domain-team";

/** In the name of the other team's domain; no answer may contain it. */
const SECRET_WORD = "zanzibar";

type Verb = (services: Services, team: DomainTeam, domainId: string, dns: DnsServer) => Promise<unknown>;

const VERBS: Readonly<Record<string, Verb>> = {
  list: (services, { admin }) => listDomains(services, admin("domains.read"), listContract.input.parse({})),
  search: (services, { admin }) =>
    listDomains(services, admin("domains.read"), listContract.input.parse({ search: SECRET_WORD.slice(0, 4) })),
  count: (services, { admin }, domainId) => countDomainMembers(services, admin("domains.read"), { domainId }),
  check: (services, { admin }, domainId, dns) =>
    checkDomain(services, admin("domains.manage"), { domainId }, [dns.address]),
  remove: (services, { admin }, domainId) => removeDomain(services, admin("domains.remove"), { domainId }),
  add: (services, { admin, teamId }) =>
    addDomain(services, admin("domains.manage"), { name: `${teamId.replace("_", "-")}.example` }),
};

describe.each(databases)("what admins do to domains in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let dns: DnsServer;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
    dns = await startDnsServer();
  });
  afterAll(async () => {
    await dns.close();
    await opened.close();
  });

  it.each(Object.entries(VERBS))(
    "%s reads and changes no domain of another team, given its id",
    async (_name, verb) => {
      const [own, other] = [await domainTeam(services, dns), await domainTeam(services, dns)];
      const theirs = await other.add(`${SECRET_WORD}-${other.teamId.replace("_", "-")}.example`);
      other.publish(theirs);
      await other.check(theirs);
      const before = await rowsOfTeam(opened.db, other.teamId);
      const answer = await verb(services, own, theirs.id, dns).catch((error: unknown) => {
        if (error instanceof DomainError) return error.message;
        throw error;
      });
      expect(JSON.stringify(answer)).not.toContain(SECRET_WORD);
      expect(await rowsOfTeam(opened.db, other.teamId)).toEqual(before);
    },
  );
});
