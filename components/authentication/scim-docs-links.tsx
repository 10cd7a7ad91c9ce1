import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** To the pages that are read beside the console of the identity provider. */
export function ScimDocsLinks() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-[0.8125rem]">
      <DocsLink href="/docs/configuring-scim">Configuring SCIM provisioning</DocsLink>
      <DocsLink href="/docs/scim-api">SCIM API reference</DocsLink>
    </ul>
  );
}

function DocsLink({ href, children }: { readonly href: Route; readonly children: ReactNode }) {
  return (
    <li>
      <Link href={href} className="rounded text-accent-text underline underline-offset-2 hover:no-underline">
        {children}
      </Link>
    </li>
  );
}
