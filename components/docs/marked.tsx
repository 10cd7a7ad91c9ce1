/** A text in which words between backticks are code. */
export function Marked({ children }: { readonly children: string }) {
  return children.split("`").map((part, index) => (index % 2 === 1 ? <Code key={index}>{part}</Code> : part));
}

/** A word of code in a sentence. */
export function Code({ children }: { readonly children: string }) {
  return <code className="wrap-anywhere rounded bg-hover px-1 py-px font-mono text-[0.85em]">{children}</code>;
}
