"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { AUDIT_PERIODS, type AuditAddress, type AuditEventView, type AuditPeriod } from "@/lib/contracts/audit";
import { AUDIT_AREAS } from "@/lib/contracts/audit-events";
import { ExportMenu } from "./export-menu";
import { FilterSearch } from "./filter-search";

export interface AuditFiltersProps {
  readonly place: AuditAddress;
  /** What is listed now: it knows the names behind ids. */
  readonly items: readonly AuditEventView[];
  readonly onChange: (change: Partial<AuditAddress>) => void;
}

export function AuditFilters({ place, items, onChange }: AuditFiltersProps) {
  const actor = items.find(({ actor: { id } }) => id === place.actor)?.actor.name;
  const target = items.find(({ target: { id } }) => id === place.target)?.target.name;
  return (
    <div className="grid gap-3 px-4 py-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Event" hideLabel className="grow basis-full sm:grow-0 sm:basis-44">
          <Select value={place.event} onChange={(change) => onChange({ event: change.target.value })}>
            <option value="">All events</option>
            {Object.entries(AUDIT_AREAS).map(([area, { name, events }]) => (
              <optgroup key={area} label={name}>
                <option value={area}>{name}: all</option>
                {Object.entries(events).map(([event, eventName]) => (
                  <option key={event} value={`${area}.${event}`}>
                    {eventName}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field label="Time" hideLabel className="grow basis-full sm:grow-0 sm:basis-36">
          <Select
            value={place.period}
            onChange={({ target: { value } }) => onChange({ period: periodOf(value), from: "", to: "" })}
          >
            {AUDIT_PERIODS.map((period) => (
              <option key={period} value={period}>
                {PERIOD_NAMES[period]}
              </option>
            ))}
          </Select>
        </Field>
        <FilterSearch
          label="Done by"
          value={place.actor}
          name={actor}
          onValueChange={(value) => onChange({ actor: value })}
        />
        <FilterSearch
          label="Target"
          value={place.target}
          name={target}
          onValueChange={(value) => onChange({ target: value })}
        />
        <div className="ml-auto">
          <ExportMenu place={place} />
        </div>
      </div>
      {place.period === "range" && (
        <div className="flex flex-wrap gap-3">
          <Field label="From, in UTC" className="grow basis-full sm:grow-0 sm:basis-40">
            <TextInput
              type="date"
              value={place.from}
              max={place.to || undefined}
              onChange={(change) => onChange({ from: change.target.value })}
            />
          </Field>
          <Field label="To, in UTC" className="grow basis-full sm:grow-0 sm:basis-40">
            <TextInput
              type="date"
              value={place.to}
              min={place.from || undefined}
              onChange={(change) => onChange({ to: change.target.value })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}

const PERIOD_NAMES: Readonly<Record<AuditPeriod, string>> = {
  all: "All time",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  range: "Days …",
};

function periodOf(value: string): AuditPeriod {
  return AUDIT_PERIODS.find((period) => period === value) ?? "all";
}
