import type { ReactNode } from "react";
import { CardRow } from "@/components/ui/card";
import { eventDetails } from "./event-details";

/** Before and after of each attribute; only names where only those are kept. */
export function EventChanges({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const { changes, changedNames, facts } = eventDetails(details);
  return (
    <>
      {changes.length > 0 && (
        <div className="overflow-x-auto border-border border-t px-4 py-2.5">
          <table className="w-full text-left" aria-label="What changed">
            <thead className="text-muted text-xs">
              <tr>
                <th scope="col" className="pr-3 pb-1 font-medium">
                  Changed
                </th>
                <th scope="col" className="pr-3 pb-1 font-medium">
                  Before
                </th>
                <th scope="col" className="pb-1 font-medium">
                  After
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ name, before, after }) => (
                <tr key={name} className="align-top">
                  <th scope="row" className="py-1 pr-3 font-normal text-muted">
                    {name}
                  </th>
                  <Value tone="text-danger">{before}</Value>
                  <Value tone="text-success">{after}</Value>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changedNames.length > 0 && (
        <CardRow label="Changed">
          {changedNames.join(", ")}
          <p className="text-muted text-xs">The values themselves are not kept.</p>
        </CardRow>
      )}
      {facts.map(({ name, value }) => (
        <CardRow key={name} label={name}>
          <span className="whitespace-pre-wrap">{value}</span>
        </CardRow>
      ))}
    </>
  );
}

function Value({ tone, children }: { readonly tone: string; readonly children: ReactNode }) {
  return (
    <td className="py-1 pr-3">
      {children === null ? (
        <span className="text-muted">None</span>
      ) : (
        <span className={`whitespace-pre-wrap wrap-anywhere ${tone}`}>{children}</span>
      )}
    </td>
  );
}
