import type { z } from "zod";
import { memberActor } from "@/lib/audit/member-actor";
import type { Authorized } from "@/lib/auth/authorize";
import type { checkDomain as contract, DomainView } from "@/lib/contracts/domains";
import { env } from "@/lib/env";
import type { Services } from "@/lib/services";
import { settleCheck } from "./settle-check";

/** Looks now whether DNS has the record of a domain; its answer is kept, right or not. Throws `not_found`. */
export function checkDomain(
  services: Services,
  actor: Authorized<"domains.manage">,
  { domainId }: z.output<(typeof contract)["input"]>,
  servers: readonly string[] = env().dnsServers,
): Promise<DomainView> {
  const teamId = actor.team.id;
  return settleCheck(services, { teamId, domainId, actor: memberActor(actor), isAskedFor: true, servers });
}
