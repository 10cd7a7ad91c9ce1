import type { ReactNode } from "react";

export interface DocsTableProps {
  /** The accessible name of the table and of the box that scrolls sideways. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Rows of `<th scope="row">` and `<td>`. */
  readonly children: ReactNode;
}

/** A table to be read: its looks hang on the table, so that a hundred rows stay small. */
export function DocsTable({ label, columns, children }: DocsTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div role="group" aria-label={label} tabIndex={0} className={BOX}>
      <table aria-label={label} className={TABLE}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

const BOX = "overflow-x-auto rounded-lg border border-border bg-raised focus-visible:-outline-offset-2";

const TABLE =
  "w-full border-collapse text-left text-[0.8125rem] leading-5 [&_th]:px-3 [&_th]:text-left [&_td]:px-3 " +
  "[&_td]:py-2 [&_td]:align-top [&_tbody_th]:py-2 [&_tbody_th]:align-top [&_tbody_th]:font-normal " +
  "[&_thead_th]:whitespace-nowrap [&_thead_th]:bg-sunken [&_thead_th]:py-2 [&_thead_th]:font-medium " +
  "[&_thead_th]:text-muted [&_thead_th]:text-xs [&_tbody_tr]:border-border [&_tbody_tr]:border-t";
