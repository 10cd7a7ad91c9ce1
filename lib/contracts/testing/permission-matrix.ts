import { ENDPOINTS } from "../endpoints";
import { PLANS, type Plan, ROLES, type Role } from "../roles";

/**
 * Who may call what, written out by hand against product.md and computed from nothing: a word a role (admin, billing,
 * developer, community manager), in it a letter a plan (free, team, business, enterprise).
 * Y: may. r: refused for the role. p: refused for the plan.
 */
const MATRIX: Readonly<Record<string, string>> = {
  readTeam: "YYYY YYYY YYYY YYYY",
  renameTeam: "YYYY rrrr rrrr rrrr",
  changeTeamSlug: "YYYY rrrr rrrr rrrr",
  deleteTeam: "YYYY rrrr rrrr rrrr",
  readRoles: "YYYY YYYY YYYY YYYY",
  readPlan: "YYYY YYYY YYYY YYYY",
  changePlan: "rrrr YYYY rrrr rrrr",
  changeSeats: "rrrr YYYY rrrr rrrr",
  listAuditEvents: "ppYY rrrr rrrr ppYY",
  readAuditEvent: "ppYY rrrr rrrr ppYY",
  exportAuditEvents: "ppYY rrrr rrrr ppYY",
  readViewer: "YYYY YYYY YYYY YYYY",
  switchTeam: "YYYY YYYY YYYY YYYY",
  readProfile: "YYYY YYYY YYYY YYYY",
  changeOwnName: "YYYY YYYY YYYY YYYY",
  requestEmailChange: "YYYY YYYY YYYY YYYY",
  cancelEmailChange: "YYYY YYYY YYYY YYYY",
  changePassword: "YYYY YYYY YYYY YYYY",
  listOwnSessions: "YYYY YYYY YYYY YYYY",
  endOwnSession: "YYYY YYYY YYYY YYYY",
  endOtherSessions: "YYYY YYYY YYYY YYYY",
  leaveTeam: "YYYY YYYY YYYY YYYY",
  invitePeople: "YYYY rrrr rrrr rrrr",
  listInvitations: "YYYY rrrr rrrr rrrr",
  resendInvitation: "YYYY rrrr rrrr rrrr",
  cancelInvitation: "YYYY rrrr rrrr rrrr",
  makeInvitationLink: "YYYY rrrr rrrr rrrr",
  listMails: "YYYY rrrr rrrr rrrr",
  readMail: "YYYY rrrr rrrr rrrr",
  retryMail: "YYYY rrrr rrrr rrrr",
  listMembers: "YYYY YYYY YYYY YYYY",
  exportMembers: "YYYY rrrr rrrr rrrr",
  changeMembers: "YYYY rrrr rrrr rrrr",
  readMember: "YYYY YYYY YYYY YYYY",
  changeMemberName: "YYYY rrrr rrrr rrrr",
  removeMember: "YYYY rrrr rrrr rrrr",
  deactivateMember: "YYYY rrrr rrrr rrrr",
  reactivateMember: "YYYY rrrr rrrr rrrr",
  changeMemberRoles: "YYYY rrrr rrrr rrrr",
  changeMemberBilling: "rrrr YYYY rrrr rrrr",
  readMemberProfile: "YYYY rrrr rrrr rrrr",
  listMemberSessions: "YYYY rrrr rrrr rrrr",
  endMemberSessions: "YYYY rrrr rrrr rrrr",
  endMemberSession: "YYYY rrrr rrrr rrrr",
  listGroups: "YYYY YYYY YYYY YYYY",
  createGroup: "pppY rrrr rrrr rrrr",
  readGroup: "YYYY YYYY YYYY YYYY",
  renameGroup: "pppY rrrr rrrr rrrr",
  deleteGroup: "pppY rrrr rrrr rrrr",
  changeGroupMembers: "pppY rrrr rrrr rrrr",
  changeGroupRoles: "pppY rrrr rrrr rrrr",
  previewGroupRoles: "pppY rrrr rrrr rrrr",
  listSsoMethods: "YYYY rrrr rrrr rrrr",
  switchSsoMethod: "ppYY rrrr rrrr rrrr",
  deleteSsoMethod: "ppYY rrrr rrrr rrrr",
  createSsoMethod: "ppYY rrrr rrrr rrrr",
  readSsoMethod: "YYYY rrrr rrrr rrrr",
  setUpSaml: "ppYY rrrr rrrr rrrr",
  setUpOidc: "ppYY rrrr rrrr rrrr",
  switchJoining: "ppYY rrrr rrrr rrrr",
  requireSso: "ppYY rrrr rrrr rrrr",
  stopRequiringSso: "YYYY rrrr rrrr rrrr",
  readIdpMetadata: "ppYY rrrr rrrr rrrr",
  readCertificate: "ppYY rrrr rrrr rrrr",
  checkIssuer: "ppYY rrrr rrrr rrrr",
  listDomains: "YYYY rrrr rrrr rrrr",
  addDomain: "ppYY rrrr rrrr rrrr",
  checkDomain: "ppYY rrrr rrrr rrrr",
  removeDomain: "YYYY rrrr rrrr rrrr",
  countDomainMembers: "YYYY rrrr rrrr rrrr",
  readScim: "YYYY rrrr rrrr rrrr",
  turnOnScim: "pppY rrrr rrrr rrrr",
  turnOffScim: "YYYY rrrr rrrr rrrr",
  generateScimKey: "pppY rrrr rrrr rrrr",
  regenerateScimKey: "pppY rrrr rrrr rrrr",
  revokeScimKey: "YYYY rrrr rrrr rrrr",
  listScimSchemas: "YYYY rrrr rrrr rrrr",
  declareScimSchema: "pppY rrrr rrrr rrrr",
  changeScimSchema: "pppY rrrr rrrr rrrr",
  removeScimSchema: "pppY rrrr rrrr rrrr",
  addScimAttribute: "pppY rrrr rrrr rrrr",
  changeScimAttribute: "pppY rrrr rrrr rrrr",
  removeScimAttribute: "pppY rrrr rrrr rrrr",
  countScimValues: "YYYY rrrr rrrr rrrr",
};

interface Cell {
  readonly endpoint: string;
  readonly role: Role;
  readonly plan: Plan;
  readonly verdict: "allowed" | "role" | "plan";
}

/** Every cell of the matrix. Throws when an endpoint has no line, a line no endpoint, or a line the wrong length. */
export function permissionCells(): readonly Cell[] {
  const lines = Object.keys(MATRIX).toSorted().join();
  if (lines !== Object.keys(ENDPOINTS).toSorted().join()) throw new Error(`The matrix has lines for ${lines}.`);
  return Object.entries(MATRIX).flatMap(([endpoint, line]) =>
    ROLES.flatMap((role, row) =>
      PLANS.map((plan, column) => ({ endpoint, role, plan, verdict: verdictAt(line, row, column) })),
    ),
  );
}

function verdictAt(line: string, row: number, column: number): Cell["verdict"] {
  const letter = line.split(" ")[row]?.[column];
  if (letter === "Y") return "allowed";
  if (letter === "r") return "role";
  if (letter === "p") return "plan";
  throw new Error(`The line "${line}" is not of the right form.`);
}
