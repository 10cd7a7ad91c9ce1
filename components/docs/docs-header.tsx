import Link from "next/link";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Logo } from "@/components/ui/logo";

const PAGES = [
  { href: "/docs/configuring-scim", name: "Configuring SCIM" },
  { href: "/docs/scim-api", name: "API reference" },
] as const;

export type DocsPath = (typeof PAGES)[number]["href"];

/** The way between the pages and back to the app. Nothing is fetched before it is asked for: the reader may not be signed in. */
export function DocsHeader({ current }: { readonly current: DocsPath }) {
  return (
    <header className="sticky top-0 z-20 border-border border-b bg-surface">
      <div className="mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-3 px-4 max-sm:pt-2.5 sm:px-6">
        <Link href="/" prefetch={false} aria-label="Muster" className="rounded">
          <Logo />
        </Link>
        <nav aria-label="Documentation" className="max-sm:order-last max-sm:basis-full sm:ml-4">
          <ul className="-mx-2.5 flex gap-1 sm:mx-0">
            {PAGES.map(({ href, name }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  {...(href === current && { "aria-current": "page" })}
                  className={classNames(
                    "flex h-8 items-center rounded-md px-2.5 transition-colors focus-visible:-outline-offset-2",
                    href === current ? "font-medium text-text" : "text-muted hover:bg-hover hover:text-text",
                  )}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Button asChild size="sm" className="ml-auto">
          <Link href="/settings/team/authentication" prefetch={false}>
            Team settings
          </Link>
        </Button>
      </div>
    </header>
  );
}
