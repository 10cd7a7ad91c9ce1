import { Check, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { z } from "zod";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { scimPreflight } from "@/lib/contracts/scim";
import { SCIM_PLAN_NAME } from "./scim-obstacle";
import { someNames } from "./some-names";

export interface ScimPreflightProps {
  readonly preflight: z.output<typeof scimPreflight>;
}

/** What must be true before provisioning can be turned on, and what to do where it is not. */
export function ScimPreflight({ preflight }: ScimPreflightProps) {
  const { plan, sso, breakGlassAdmins } = preflight;
  return (
    <ul
      aria-label="Before you turn it on"
      className="flex flex-wrap gap-x-6 gap-y-1.5 border-border border-t bg-sunken px-4 py-2.5 text-[0.8125rem]"
    >
      <Requirement isMet={plan}>
        {SCIM_PLAN_NAME} plan
        {!plan && (
          <>
            :{" "}
            <Link href="/settings/team/plan" className="text-accent-text underline underline-offset-2">
              see your plan
            </Link>
          </>
        )}
      </Requirement>
      <Requirement isMet={sso}>{sso ? "SSO configured" : "SSO configured: no method is on"}</Requirement>
      <Requirement isMet={breakGlassAdmins.length > 0}>
        {breakGlassAdmins.length > 0
          ? `${someNames(breakGlassAdmins)} can sign in without SSO`
          : "No admin can sign in without SSO: give one admin a password"}
      </Requirement>
    </ul>
  );
}

function Requirement({ isMet, children }: { readonly isMet: boolean; readonly children: ReactNode }) {
  return (
    <li className="flex items-start gap-1.5">
      {isMet ? (
        <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
      ) : (
        <X aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      )}
      <span className={isMet ? "text-muted" : "text-text"}>
        <VisuallyHidden>{isMet ? "Met: " : "Missing: "}</VisuallyHidden>
        {children}
      </span>
    </li>
  );
}
