import { classNames } from "@/components/ui/class-names";

/** A text in which words between backticks are code. */
export function Marked({ children }: { readonly children: string }) {
  return children.split("`").map((part, index) => (index % 2 === 1 ? <Code key={index}>{part}</Code> : part));
}

/** A word of code in a sentence; a short one is not torn apart. */
export function Code({ children }: { readonly children: string }) {
  const wrap = children.length <= WHOLE_CHARS_MAX ? "whitespace-nowrap" : "wrap-anywhere";
  return <code className={classNames("rounded bg-hover px-1 py-px font-mono text-[0.85em]", wrap)}>{children}</code>;
}

const WHOLE_CHARS_MAX = 24;
