import type { ReactNode } from "react";
import type { ContentsEntry } from "@/lib/contracts/scim-reference";
import { DocsContents } from "./docs-contents";
import { DocsHeader, type DocsPath } from "./docs-header";

export interface DocsPageProps {
  readonly current: DocsPath;
  readonly title: string;
  readonly lead: string;
  readonly contents: readonly ContentsEntry[];
  readonly children: ReactNode;
}

/** A page that is read without being signed in. Nothing on it needs a script but the copy buttons. */
export function DocsPage({ current, title, lead, contents, children }: DocsPageProps) {
  return (
    <>
      <DocsHeader current={current} />
      <div className="mx-auto max-w-6xl px-4 sm:px-6 lg:flex lg:gap-10">
        <DocsContents contents={contents} />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 pt-8 pb-24 outline-none">
          <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
          <p className="max-w-[70ch] pt-2 text-[0.9375rem] text-muted leading-6">{lead}</p>
          {children}
        </main>
      </div>
    </>
  );
}
