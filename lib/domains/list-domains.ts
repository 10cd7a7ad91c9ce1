import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { listDomains as contract, DomainPage, DomainStatus, DomainView } from "@/lib/contracts/domains";
import type { Services } from "@/lib/services";
import { domainRows, domainView } from "./domain-row";

type Query = z.output<(typeof contract)["input"]>;

/** A page of the team's domains. All are read, a few hundred at most: names in punycode cannot be searched by the database. */
export async function listDomains(
  { db }: Services,
  { team }: Authorized<"domains.read">,
  { page, pageSize, search, status, sort }: Query,
): Promise<DomainPage> {
  const all = (await domainRows(db, team.id)).map(domainView);
  const sought = search.toLowerCase().normalize();
  const found = all
    .filter((domain) => status === "all" || domain.status === status)
    .filter(({ name, asciiName }) => name.includes(sought) || asciiName.includes(sought))
    .toSorted(ORDERS[sort]);
  return {
    items: found.slice((page - 1) * pageSize, page * pageSize),
    total: found.length,
    page,
    pageSize,
    overdue: all
      .filter(({ overdue }) => overdue)
      .map(({ name }) => name)
      .toSorted(),
  };
}

type Order = (left: DomainView, right: DomainView) => number;

const URGENCY: Readonly<Record<DomainStatus, number>> = { failing: 0, pending: 1, verified: 2 };
const byName: Order = (left, right) => left.name.localeCompare(right.name, "en");

const ORDERS: Readonly<Record<Query["sort"], Order>> = {
  attention: (left, right) => URGENCY[left.status] - URGENCY[right.status] || byName(left, right),
  name: byName,
  // Ids are in the order in which they were made.
  newest: (left, right) => (left.id < right.id ? 1 : -1),
};
