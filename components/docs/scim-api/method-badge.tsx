import { classNames } from "@/components/ui/class-names";

/** An HTTP method, coloured by what it does. */
export function MethodBadge({ method }: { readonly method: string }) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 w-14 shrink-0 items-center justify-center rounded font-medium font-mono text-[0.6875rem]",
        TONES[method] ?? TONES.GET,
      )}
    >
      {method}
    </span>
  );
}

const TONES: Readonly<Record<string, string>> = {
  GET: "bg-accent-surface text-accent-text",
  POST: "bg-success-surface text-success",
  PUT: "bg-warning-surface text-warning",
  PATCH: "bg-warning-surface text-warning",
  DELETE: "bg-danger-surface text-danger",
};
