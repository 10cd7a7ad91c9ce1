import { classNames } from "@/components/ui/class-names";
import { eventDetails } from "./event-details";
import { EventRow } from "./event-row";

/** Before and after of each attribute; only names where only those are kept. */
export function EventChanges({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const { changes, changedNames, facts } = eventDetails(details);
  return (
    <>
      {changes.length > 0 && (
        <div className="border-border border-t px-5 py-2.5">
          <table className="w-full table-fixed text-left" aria-label="What changed">
            <thead className="text-muted text-xs">
              <tr>
                {["Changed", "Before", "After"].map((title) => (
                  <th key={title} scope="col" className="pr-3 pb-1 font-medium">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ name, before, after }) => (
                <tr key={name} className="align-top">
                  <th scope="row" className="py-1 pr-3 font-normal text-muted wrap-anywhere">
                    {name}
                  </th>
                  <Value text={before} tone={before === after ? "text-text" : "text-danger"} />
                  <Value text={after} tone={before === after ? "text-text" : "text-success"} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changedNames.length > 0 && (
        <EventRow label="Changed">
          {changedNames.join(", ")}
          <p className="text-muted text-xs">The values themselves are not kept.</p>
        </EventRow>
      )}
      {facts.map(({ name, value }) => (
        <EventRow key={name} label={name}>
          <span className="whitespace-pre-wrap">{value}</span>
        </EventRow>
      ))}
    </>
  );
}

function Value({ text, tone }: { readonly text: string | null; readonly tone: string }) {
  return (
    <td className={classNames("whitespace-pre-wrap py-1 pr-3 wrap-anywhere", text === null ? "text-muted" : tone)}>
      {text ?? "None"}
    </td>
  );
}
