import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

export interface TextLinkProps {
  /** A page of ours, an anchor of this page, or an address elsewhere. */
  readonly href: Route;
  readonly children: ReactNode;
}

/** A link in a sentence. */
export function TextLink({ href, children }: TextLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="rounded text-accent-text underline underline-offset-2 hover:no-underline"
    >
      {children}
    </Link>
  );
}
