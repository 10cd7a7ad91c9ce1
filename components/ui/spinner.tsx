import { LoaderCircle } from "lucide-react";
import { classNames } from "./class-names";

/** Decoration: what is being waited for is said in words beside it. */
export function Spinner({ className }: { readonly className?: string }) {
  return <LoaderCircle aria-hidden className={classNames("size-4 shrink-0 animate-spin", className)} />;
}
