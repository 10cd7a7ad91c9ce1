/** Everything that leaves an audit row. */
export const AUDIT_ACTIONS = [
  "session.signed_in",
  "session.signed_out",
  "team.created",
  "team.renamed",
  "sso.enabled",
  "sso.disabled",
  "sso.deleted",
  "scim.turned_on",
  "scim.turned_off",
  "scim_key.generated",
  "scim_key.regenerated",
  "scim_key.revoked",
  "member.created",
  "member.restored",
  "member.changed",
  "member.deactivated",
  "member.reactivated",
  "member.removed",
  "group.created",
  "group.changed",
  "group.removed",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
