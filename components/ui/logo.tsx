import { classNames } from "./class-names";

/** The mark, and the name beside it unless `markOnly`; then the link around it needs a name. */
export function Logo({ markOnly = false, className }: { readonly markOnly?: boolean; readonly className?: string }) {
  return (
    <span className={classNames("flex items-center gap-2 font-semibold text-base tracking-tight", className)}>
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 text-accent-text">
        <rect x="2" y="2" width="16" height="16" rx="4" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M6 2h4v16H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4Z" fill="currentColor" />
      </svg>
      {!markOnly && "Muster"}
    </span>
  );
}
