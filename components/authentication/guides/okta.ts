import type { Guide } from "./guide";

export const okta: Guide = {
  id: "okta",
  name: "Okta",
  before: [
    "In the Okta admin console open your app, General > App Settings > Edit, and choose SCIM for Provisioning.",
    "Open Provisioning > Integration > Edit and enter these values.",
  ],
  values: [
    { field: "SCIM connector base URL", baseUrlSuffix: "" },
    { field: "Unique identifier field for users", text: "userName" },
    { field: "Supported provisioning actions", choice: "Push New Users, Push Profile Updates, Push Groups" },
    { field: "Authentication Mode", choice: "HTTP Header" },
    { field: "Authorization (Bearer)", key: true },
  ],
  after: [
    "Press Test Connector Configuration, then Save.",
    "Under Provisioning > To App turn on Create Users, Update User Attributes and Deactivate Users.",
    "Assign people under Assignments, and groups under Push Groups.",
  ],
  mapping: [
    { from: "login", to: "userName" },
    { from: "firstName", to: "name.givenName" },
    { from: "lastName", to: "name.familyName" },
    { from: "email", to: 'emails[type eq "work"].value' },
    { from: "displayName", to: "displayName" },
  ],
};
