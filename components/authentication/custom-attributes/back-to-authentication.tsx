import { ArrowLeft } from "lucide-react";
import Link from "next/link";

/** The page that this one belongs to. */
export function BackToAuthentication() {
  return (
    <Link
      href="/settings/team/authentication"
      className="-mt-1 mb-1 inline-flex h-8 items-center gap-1.5 rounded text-muted hover:text-text"
    >
      <ArrowLeft aria-hidden className="size-4" />
      Authentication
    </Link>
  );
}
