import { CopyButton } from "@/components/ui/copy-button";

export interface CodeBlockProps {
  /** What it is. */
  readonly label: string;
  /** Of what, where several on a page have the same label: read out, but not shown. */
  readonly of?: string;
  readonly code: string;
  /** Something to take along; what is only to be read has no button. */
  readonly copy?: boolean;
}

/** Lines of code that scroll inside themselves. */
export function CodeBlock({ label, of, code, copy = false }: CodeBlockProps) {
  const name = of === undefined ? label : `${label}: ${of}`;
  return (
    <figure className="overflow-hidden rounded-lg border border-border bg-raised">
      <figcaption className="flex min-h-9 items-center justify-between gap-3 border-border border-b py-1 pr-1 pl-3 text-muted text-xs">
        {label}
        {copy && <CopyButton value={code} subject={name} size="sm" variant="ghost" />}
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div role="group" tabIndex={0} aria-label={name} className={BOX}>
        <pre className="w-fit p-3 font-mono text-xs leading-5">
          <code>{code}</code>
        </pre>
      </div>
    </figure>
  );
}

const BOX = "max-h-136 overflow-auto focus-visible:-outline-offset-2";
