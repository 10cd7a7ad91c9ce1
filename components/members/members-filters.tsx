"use client";

import { Field } from "@/components/ui/field";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { MEMBER_SOURCES, MEMBER_STATUSES, type MemberFilters } from "@/lib/contracts/members";
import { ROLE_NAMES, ROLES } from "@/lib/contracts/roles";
import { GroupFilter } from "./group-filter";
import { STATUS_NAMES } from "./member-status-badge";

export interface MembersFiltersProps {
  readonly place: MemberFilters;
  readonly onChange: (change: Partial<MemberFilters>) => void;
}

export function MembersFilters({ place, onChange }: MembersFiltersProps) {
  return (
    <div className="grid gap-3 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchInput
          label="Search members"
          placeholder="Search name or e-mail"
          value={place.search}
          onValueChange={(search) => onChange({ search })}
        />
        <Segmented
          label="Status"
          value={place.status}
          options={STATUSES}
          onValueChange={(status) => onChange({ status })}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <Field label="Role" hideLabel className="grow basis-28 sm:grow-0 sm:basis-36">
          <Select value={place.role} onChange={({ target }) => onChange({ role: oneOf(ROLES, target.value) })}>
            <option value="all">Any role</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Source" hideLabel className="grow basis-28 sm:grow-0 sm:basis-36">
          <Select
            value={place.source}
            onChange={({ target }) => onChange({ source: oneOf(MEMBER_SOURCES, target.value) })}
          >
            <option value="all">Any source</option>
            {MEMBER_SOURCES.map((source) => (
              <option key={source} value={source}>
                {SOURCE_NAMES[source]}
              </option>
            ))}
          </Select>
        </Field>
        <GroupFilter groupId={place.group} onChange={(group) => onChange({ group })} />
      </div>
    </div>
  );
}

function oneOf<Value extends string>(values: readonly Value[], chosen: string): Value | "all" {
  return values.find((value) => value === chosen) ?? "all";
}

const STATUSES = [
  { value: "all", label: "All" },
  ...MEMBER_STATUSES.map((status) => ({ value: status, label: STATUS_NAMES[status] })),
] as const;

const SOURCE_NAMES = { scim: "By SCIM", sso: "By SSO", invite: "By invitation" };
