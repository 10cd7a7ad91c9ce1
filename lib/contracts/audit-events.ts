/**
 * Everything that leaves an audit row, by what it is about, in the words of the Audit logs page. The stored action is
 * `area.event`, such as `member.deactivated`. What is here stays: old rows keep their names.
 */
export const AUDIT_AREAS = {
  session: {
    name: "Sign-in",
    events: {
      signed_in: "Signed in",
      sign_in_failed: "Sign-in failed",
      signed_out: "Signed out",
      sign_out_failed: "Sign-out by the identity provider failed",
      ended: "Sessions ended by an admin",
    },
  },
  team: {
    name: "Team",
    events: {
      created: "Team created",
      renamed: "Team renamed",
      slug_changed: "Team address changed",
    },
  },
  plan: { name: "Plan", events: { changed: "Plan changed", seats_changed: "Number of seats changed" } },
  sso: {
    name: "Single sign-on",
    events: {
      created: "SSO method added",
      changed: "SSO method changed",
      tested: "SSO method tested",
      enabled: "SSO method switched on",
      disabled: "SSO method switched off",
      deleted: "SSO method deleted",
      certificate_ending: "Certificate of an SSO method about to end",
      joining_enabled: "Joining by SSO switched on",
      joining_disabled: "Joining by SSO switched off",
      required: "Single sign-on required",
      not_required: "Single sign-on no longer required",
    },
  },
  domain: {
    name: "Domains",
    events: {
      added: "Domain added",
      verified: "Domain verified",
      check_failed: "Domain not confirmed by DNS",
      warned: "Domain not confirmed for three days",
      recovered: "Domain confirmed again",
      removed: "Domain removed",
    },
  },
  scim: {
    name: "SCIM provisioning",
    events: { turned_on: "SCIM provisioning turned on", turned_off: "SCIM provisioning turned off" },
  },
  scim_key: {
    name: "SCIM API keys",
    events: {
      generated: "SCIM API key generated",
      regenerated: "SCIM API key regenerated",
      revoked: "SCIM API key revoked",
    },
  },
  scim_schema: {
    name: "Custom SCIM schemas",
    events: {
      declared: "SCIM schema declared",
      changed: "SCIM schema changed",
      removed: "SCIM schema removed",
    },
  },
  scim_attribute: {
    name: "Custom SCIM attributes",
    events: {
      added: "SCIM attribute added",
      changed: "SCIM attribute changed",
      removed: "SCIM attribute removed",
    },
  },
  member: {
    name: "Members",
    events: {
      created: "Member added",
      restored: "Member restored",
      adopted: "Member taken over by the identity provider",
      changed: "Member changed",
      roles_changed: "Roles of a member changed",
      deactivated: "Member deactivated",
      reactivated: "Member reactivated",
      removed: "Member removed",
      left: "Member left",
      exported: "Members exported",
    },
  },
  invitation: {
    name: "Invitations",
    events: {
      sent: "Invitation sent",
      resent: "Invitation sent again",
      link_copied: "Link of an invitation copied",
      cancelled: "Invitation cancelled",
      accepted: "Invitation accepted",
    },
  },
  account: {
    name: "Profiles",
    events: {
      name_changed: "Own name changed",
      email_change_requested: "Change of e-mail address requested",
      email_change_cancelled: "Change of e-mail address cancelled",
      email_changed: "E-mail address changed",
      password_changed: "Password changed",
      sessions_ended: "Own sessions ended",
    },
  },
  group: {
    name: "Groups",
    events: {
      created: "Group created",
      changed: "Group changed",
      members_changed: "Members of a group changed",
      roles_changed: "Roles of a group changed",
      removed: "Group removed",
    },
  },
  audit: { name: "Audit logs", events: { exported: "Audit log exported" } },
} as const satisfies Readonly<Record<string, AuditArea>>;

interface AuditArea {
  readonly name: string;
  readonly events: Readonly<Record<string, string>>;
}

type Areas = typeof AUDIT_AREAS;

export type AuditAction = { [Area in keyof Areas]: `${Area}.${keyof Areas[Area]["events"] & string}` }[keyof Areas];

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(AUDIT_AREAS).flatMap(([area, { events }]) =>
    Object.entries(events).map(([event, name]): [string, string] => [`${area}.${event}`, name]),
  ),
);

/** What an action is called; the action itself where this version does not know it. */
export function auditActionName(action: string): string {
  return NAMES.get(action) ?? action;
}

/** The actions of an area, or of one action itself; none for what is neither. */
export function actionsNamed(areaOrAction: string): readonly string[] {
  return [...NAMES.keys()].filter((action) => action === areaOrAction || action.startsWith(`${areaOrAction}.`));
}
