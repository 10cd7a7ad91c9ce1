/** A file that is made while it is sent. */
export interface Download {
  /** Of letters, digits, dots and hyphens. */
  readonly fileName: string;
  /** For example `text/csv`; the text is always UTF-8. */
  readonly mediaType: string;
  /** The text in pieces of bounded size. Leaving the loop early ends the work behind it. */
  readonly chunks: AsyncIterable<string>;
}

/** `audit-log` of `Acme Robotics` becomes `acme-robotics-audit-log-2026-11-25.csv`. */
export function fileNameOf(teamName: string, subject: string, at: Date, extension: string): string {
  const team = teamName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40);
  const stem = `${team}-${subject}`.replaceAll(/^-+|-(?=-)/g, "");
  return `${stem}-${at.toISOString().slice(0, 10)}.${extension}`;
}
