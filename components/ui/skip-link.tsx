/** The first thing in the body; the target is `<main id="main" tabIndex={-1}>`. */
export function SkipLink({ targetId = "main" }: { readonly targetId?: string }) {
  return (
    <a
      href={`#${targetId}`}
      className={
        "-top-20 fixed left-2 z-50 rounded-md bg-raised px-3 py-2 font-medium text-accent-text shadow-float " +
        "focus:top-2"
      }
    >
      Skip to the content
    </a>
  );
}
