import type { ReactNode } from "react";

export interface DocsSectionProps {
  /** The anchor. */
  readonly id: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading that can be linked to. */
export function DocsSection({ id, title, children }: DocsSectionProps) {
  return (
    <section aria-labelledby={id} className="mt-12 border-border border-t pt-8">
      <h2 id={id} className="scroll-mt-22 font-semibold text-lg tracking-tight sm:scroll-mt-20">
        <Anchor id={id}>{title}</Anchor>
      </h2>
      <div className={PROSE}>{children}</div>
    </section>
  );
}

export interface DocsSubsectionProps extends DocsSectionProps {
  /** More room before it, where its parts are many. */
  readonly apart?: boolean;
}

/** A part of a section. */
export function DocsSubsection({ id, title, apart = false, children }: DocsSubsectionProps) {
  return (
    <section aria-labelledby={id} className={apart ? "not-first:mt-12" : "mt-4"}>
      <h3 id={id} className="scroll-mt-22 font-semibold text-base sm:scroll-mt-20">
        <Anchor id={id}>{title}</Anchor>
      </h3>
      <div className={PROSE}>{children}</div>
    </section>
  );
}

function Anchor({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <a href={`#${id}`} className="group rounded">
      {children}
      <span aria-hidden className="ml-2 text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100">
        #
      </span>
    </a>
  );
}

/** How text looks that stands directly in a section; tables, code and fields have looks of their own. */
const PROSE =
  "mt-3 grid min-w-0 gap-4 text-[0.9375rem] leading-6 *:min-w-0 [&>p]:max-w-[72ch] " +
  "[&>ul]:grid [&>ul]:max-w-[72ch] [&>ul]:list-disc [&>ul]:gap-1.5 [&>ul]:pl-5 [&>ul]:marker:text-muted " +
  "[&>ol]:grid [&>ol]:max-w-[72ch] [&>ol]:list-decimal [&>ol]:gap-1.5 [&>ol]:pl-5 [&>ol]:marker:text-muted";
