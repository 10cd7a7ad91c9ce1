import { exportAuditEvents, listAuditEvents, readAuditEvent } from "./audit";
import type { Endpoint } from "./endpoint";
import { listGroups } from "./groups";
import { listMembers } from "./members";
import { changePlan, changeSeats, readPlan } from "./plan";
import { readRoles } from "./roles-page";
import { generateScimKey, readScim, regenerateScimKey, revokeScimKey, turnOffScim, turnOnScim } from "./scim";
import {
  addScimAttribute,
  changeScimAttribute,
  changeScimSchema,
  countScimValues,
  declareScimSchema,
  listScimSchemas,
  removeScimAttribute,
  removeScimSchema,
} from "./scim-schemas";
import {
  checkIssuer,
  createSsoMethod,
  deleteSsoMethod,
  listSsoMethods,
  readCertificate,
  readIdpMetadata,
  readSsoMethod,
  requireSso,
  setUpOidc,
  setUpSaml,
  stopRequiringSso,
  switchJoining,
  switchSsoMethod,
} from "./sso";
import { changeTeamSlug, deleteTeam, readTeam, readViewer, renameTeam, switchTeam } from "./team";

/** Every endpoint of the settings API; the permission matrix test and the API's own checks loop over it. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  readTeam,
  renameTeam,
  changeTeamSlug,
  deleteTeam,
  readRoles,
  readPlan,
  changePlan,
  changeSeats,
  listAuditEvents,
  readAuditEvent,
  exportAuditEvents,
  readViewer,
  switchTeam,
  listMembers,
  listGroups,
  listSsoMethods,
  createSsoMethod,
  readSsoMethod,
  switchSsoMethod,
  deleteSsoMethod,
  setUpSaml,
  setUpOidc,
  switchJoining,
  requireSso,
  stopRequiringSso,
  readIdpMetadata,
  readCertificate,
  checkIssuer,
  readScim,
  turnOnScim,
  turnOffScim,
  generateScimKey,
  regenerateScimKey,
  revokeScimKey,
  listScimSchemas,
  declareScimSchema,
  changeScimSchema,
  removeScimSchema,
  addScimAttribute,
  changeScimAttribute,
  removeScimAttribute,
  countScimValues,
};
