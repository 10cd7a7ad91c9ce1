"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { scimQuery } from "@/lib/client/scim";
import { teamQuery, useDecision } from "@/lib/client/team";

/** The pages of the team's settings; a row of links that scrolls sideways where there is no room for a column. */
export function SettingsNav() {
  const { data: team } = useSuspenseQuery(teamQuery());
  const canReadScim = useDecision("scim.read").allowed;
  const seesDomains = useDecision("domains.read").allowed;
  const seesOutbox = useDecision("mail.read").allowed;
  const auditDecision = useDecision("audit.read");
  // Who only lacks the plan may find out that there is such a page.
  const seesAuditLogs = auditDecision.allowed || auditDecision.reason === "plan";
  const { data: scim } = useQuery({ ...scimQuery(), enabled: canReadScim });
  return (
    <nav
      aria-label="Team settings"
      className={
        "relative -mx-4 overflow-x-auto border-border border-b px-4 py-2 sm:-mx-6 sm:px-6 " +
        "md:sticky md:top-14 md:mr-0 md:-ml-2.5 md:w-52 md:shrink-0 md:self-start md:border-0 md:px-0 md:py-8"
      }
    >
      <ul className="flex gap-1 md:grid md:gap-0.5">
        <NavLink href="/settings/team/general">General</NavLink>
        <NavLink href="/settings/team/members" count={numberText(team.counts.members)}>
          Members
        </NavLink>
        <NavLink href="/settings/team/groups" count={numberText(team.counts.groups)}>
          Groups
        </NavLink>
        <NavLink href="/settings/team/roles">Roles</NavLink>
        <NavLink href="/settings/team/authentication" mark={scim?.enabled === true && "SCIM provisioning is on"}>
          Authentication
        </NavLink>
        {seesDomains && <NavLink href="/settings/team/domains">Domains</NavLink>}
        {seesAuditLogs && <NavLink href="/settings/team/audit-logs">Audit logs</NavLink>}
        {seesOutbox && <NavLink href="/settings/team/outbox">Outbox</NavLink>}
        <NavLink href="/settings/team/plan">Plan</NavLink>
      </ul>
    </nav>
  );
}

interface NavLinkProps {
  readonly href: Route;
  readonly count?: string;
  /** What a dot says. */
  readonly mark?: string | false;
  readonly children: ReactNode;
}

function NavLink({ href, count, mark = false, children }: NavLinkProps) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  const itemRef = useRef<HTMLLIElement>(null);

  useEffect(() => {
    if (isHere) showInRow(itemRef.current);
  }, [isHere]);

  return (
    <li ref={itemRef} className="shrink-0">
      <Link
        href={href}
        {...(isHere && { "aria-current": path === href ? "page" : "true" })}
        className={classNames(
          "flex h-8 items-center gap-2 rounded-md px-2.5 transition-colors focus-visible:-outline-offset-2",
          isHere ? "bg-hover font-medium text-text" : "text-muted hover:bg-hover hover:text-text",
        )}
      >
        {children}
        {count !== undefined && <span className="text-muted text-xs tabular-nums md:ml-auto">{count}</span>}
        {mark !== false && (
          <span className="md:ml-auto">
            <span aria-hidden title={mark} className="block size-1.5 rounded-full bg-success" />
            <VisuallyHidden>, {mark}</VisuallyHidden>
          </span>
        )}
      </Link>
    </li>
  );
}

/** Where the links are a row that is wider than the screen, the one of this page must not be beyond its edge. */
function showInRow(item: HTMLElement | null) {
  item?.closest("nav")?.scrollTo({ left: item.offsetLeft - 16 });
}
