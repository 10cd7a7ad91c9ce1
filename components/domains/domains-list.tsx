"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PagedList } from "@/components/settings/paged-list";
import { useListAddress } from "@/components/settings/use-list-address";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { Field } from "@/components/ui/field";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { domainsQuery } from "@/lib/client/domains";
import { DOMAIN_SORTS, DOMAIN_STATUSES, listDomains } from "@/lib/contracts/domains";
import { DomainRow } from "./domain-row";
import { STATUS_NAMES } from "./domain-status";
import { NoDomains } from "./no-domains";
import { OverdueDomains } from "./overdue-domains";

const RemoveDomainDialog = dialogOnDemand(
  "domain",
  async () => (await import("./remove-domain-dialog")).RemoveDomainDialog,
);

/** The team's domains with search, filter, order and pages; the address says where in it one is. */
export function DomainsList() {
  const { place, go } = useListAddress(listDomains.input);
  const query = useQuery(domainsQuery(place));
  const [removingId, setRemovingId] = useState<string>();
  const isNarrowed = place.search !== "" || place.status !== "all";
  return (
    <>
      <OverdueDomains names={query.data?.overdue ?? []} />
      <Card>
        <div className="flex flex-wrap items-center gap-3 px-4 py-3">
          <SearchInput label="Search domains" value={place.search} onValueChange={(search) => go({ search })} />
          <Segmented
            label="Status"
            value={place.status}
            options={STATUSES}
            onValueChange={(status) => go({ status })}
          />
          <Field label="Order" hideLabel className="sm:ml-auto">
            <Select
              value={place.sort}
              onChange={({ target }) => go({ sort: listDomains.input.shape.sort.parse(target.value) })}
            >
              {DOMAIN_SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {SORT_NAMES[sort]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <PagedList
          query={query}
          label="Domains"
          skeletonRows={3}
          page={place.page}
          pageSize={place.pageSize}
          onPageChange={(page) => go({ page })}
          empty={<NoDomains isNarrowed={isNarrowed} onShowAll={() => go({ search: "", status: "all" })} />}
        >
          {(domains, stale) => (
            <ul
              aria-label="Domains"
              aria-busy={stale}
              className={classNames("transition-opacity", stale && "opacity-60")}
            >
              {domains.map((domain) => (
                <DomainRow key={domain.id} domain={domain} onRemove={() => setRemovingId(domain.id)} />
              ))}
            </ul>
          )}
        </PagedList>
      </Card>
      <RemoveDomainDialog
        domain={query.data?.items.find(({ id }) => id === removingId)}
        onClose={() => setRemovingId(undefined)}
      />
    </>
  );
}

const STATUSES = [
  { value: "all", label: "All" },
  ...DOMAIN_STATUSES.map((status) => ({ value: status, label: STATUS_NAMES[status] })),
] as const;

const SORT_NAMES = { attention: "Needs attention first", name: "By name", newest: "Newest first" };
