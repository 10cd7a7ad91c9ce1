import type { z } from "zod";
import { PERMISSIONS } from "@/lib/contracts/permissions";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import type { scimPreflight } from "@/lib/contracts/scim";
import { SSO_SECTION_ID } from "./sso-section";

/** What stands in the way of provisioning. */
export type Obstacle = "plan" | "sso" | "break-glass";

/** The first thing that must be put right before SCIM can be turned on; undefined when nothing is in the way. */
export function scimObstacle(preflight: z.output<typeof scimPreflight>, planAllows: boolean): Obstacle | undefined {
  if (!planAllows || !preflight.plan) return "plan";
  if (!preflight.sso) return "sso";
  return preflight.breakGlassAdmins.length === 0 ? "break-glass" : undefined;
}

export function ScimObstacle({ obstacle }: { readonly obstacle: Obstacle }) {
  switch (obstacle) {
    case "plan":
      return `Only available to ${SCIM_PLAN_NAME} teams`;
    case "sso":
      return (
        <a href={`#${SSO_SECTION_ID}`} className="text-accent-text underline underline-offset-2">
          Set up single sign-on first
        </a>
      );
    case "break-glass":
      return "One admin must be able to sign in without single sign-on";
    default:
      return obstacle satisfies never;
  }
}

export const SCIM_PLAN_NAME = PLAN_NAMES[PERMISSIONS["scim.enable"].plan];
