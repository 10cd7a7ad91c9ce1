import { classNames } from "@/components/ui/class-names";
import type { ContentsEntry } from "@/lib/contracts/scim-reference";

export interface DocsContentsProps {
  readonly contents: readonly ContentsEntry[];
}

/** What is on the page: a column at the left of a wide screen, folded away on a narrow one. */
export function DocsContents({ contents }: DocsContentsProps) {
  return (
    <>
      <nav
        aria-label="On this page"
        className={
          "sticky top-14 max-h-[calc(100dvh-3.5rem)] w-56 shrink-0 self-start overflow-y-auto overscroll-contain py-8 pr-2 " +
          "max-lg:hidden"
        }
      >
        <p className="pb-2 font-medium text-xs text-muted">On this page</p>
        <Entries entries={contents} />
      </nav>
      <nav aria-label="On this page" className="pt-6 lg:hidden">
        <details className="rounded-lg border border-border bg-raised">
          <summary className="rounded-lg px-4 py-2.5 font-medium focus-visible:-outline-offset-2">On this page</summary>
          <div className="border-border border-t px-4 py-3">
            <Entries entries={contents} />
          </div>
        </details>
      </nav>
    </>
  );
}

function Entries({
  entries,
  isNested = false,
}: {
  readonly entries: readonly ContentsEntry[];
  readonly isNested?: boolean;
}) {
  return (
    <ul className={classNames("grid", isNested && "ml-px border-border border-l pl-3")}>
      {entries.map(({ id, title, entries: below }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className={classNames("block rounded py-1 hover:text-text", isNested ? "text-muted text-xs" : "text-muted")}
          >
            {title}
          </a>
          {below !== undefined && <Entries entries={below} isNested />}
        </li>
      ))}
    </ul>
  );
}
