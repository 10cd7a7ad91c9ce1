/** The first load of a page in a browser without a cache, in bytes over the wire. */
export interface PageWeight {
  readonly path: string;
  /** All scripts. */
  readonly scriptBytes: number;
  /** Those of them that every page of the framework needs: React and Next. */
  readonly frameworkBytes: number;
  /** Everything: document, scripts, styles, fonts, data. */
  readonly totalBytes: number;
  readonly requests: number;
}

export interface PagesResult {
  readonly at: string;
  readonly pages: readonly PageWeight[];
}

/** The bars of screens.md, in kB of 1,000 bytes. */
export const OWN_SCRIPT_KB_MAX = 150;
export const SCRIPT_KB_MAX = 300;

export function isTooHeavy({ scriptBytes, frameworkBytes }: PageWeight): boolean {
  return scriptBytes > SCRIPT_KB_MAX * 1000 || scriptBytes - frameworkBytes > OWN_SCRIPT_KB_MAX * 1000;
}

/** Every settings page that has an address without an id. */
export const SETTINGS_PAGES: readonly string[] = [
  "/settings/team/general",
  "/settings/team/members",
  "/settings/team/members/invitations",
  "/settings/team/groups",
  "/settings/team/roles",
  "/settings/team/authentication",
  "/settings/team/authentication/custom-attributes",
  "/settings/team/domains",
  "/settings/team/outbox",
  "/settings/team/audit-logs",
  "/settings/team/plan",
  "/settings/profile",
];
