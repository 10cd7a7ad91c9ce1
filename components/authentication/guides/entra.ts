import type { Guide } from "./guide";

export const entra: Guide = {
  id: "entra",
  name: "Entra ID",
  before: [
    "In the Microsoft Entra admin center open Enterprise applications, then your app or New application > Create your own application.",
    "Open Provisioning, choose Automatic as the mode, and enter these values under Admin Credentials.",
  ],
  values: [
    { field: "Tenant URL", baseUrlSuffix: "?aadOptscim062020" },
    { field: "Secret Token", key: true },
  ],
  after: [
    "Press Test Connection, then Save.",
    "Under Mappings compare the attributes with the table below.",
    "Assign people and groups under Users and groups, then press Start provisioning. Entra ID syncs about every 40 minutes; Provision on demand works at once.",
  ],
  mapping: [
    { from: "userPrincipalName", to: "userName" },
    { from: "objectId", to: "externalId", note: "instead of mailNickname, which may be given to somebody else later" },
    { from: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")', to: "active" },
    { from: "mail", to: 'emails[type eq "work"].value' },
    { from: "givenName", to: "name.givenName" },
    { from: "surname", to: "name.familyName" },
    { from: "displayName", to: "displayName" },
  ],
};
