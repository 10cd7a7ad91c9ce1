import { ArrowLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";

export interface BackLinkProps {
  readonly href: Route;
  readonly children: string;
}

/** The page that this one belongs to; stands above its title. */
export function BackLink({ href, children }: BackLinkProps) {
  return (
    <Link href={href} className="-mt-1 mb-1 inline-flex h-8 items-center gap-1.5 rounded text-muted hover:text-text">
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}
