import type { Guide } from "./guide";

const TEMPLATE = JSON.stringify({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "{$parameters.scimusername}",
  externalId: "{$user.id}",
  displayName: "{$user.display_name}",
  name: { givenName: "{$user.firstname}", familyName: "{$user.lastname}" },
  emails: [{ value: "{$user.email}", type: "work", primary: true }],
});

export const onelogin: Guide = {
  id: "onelogin",
  name: "OneLogin",
  before: [
    "In OneLogin add the app “SCIM Provisioner with SAML (SCIM v2 Core)”, or open the one you have.",
    "Open Configuration and enter these values.",
  ],
  values: [
    { field: "SCIM Base URL", baseUrlSuffix: "" },
    { field: "SCIM Bearer Token", key: true },
    { field: "SCIM JSON Template", text: TEMPLATE },
  ],
  after: [
    "Press Enable under API Connection, then Save.",
    "Open Provisioning, tick Enable provisioning, and choose Suspend for users who are deleted or lose the app.",
  ],
  mapping: [
    { from: "Email", to: "userName", note: "under Parameters, as SCIM Username" },
    { from: "First Name", to: "name.givenName" },
    { from: "Last Name", to: "name.familyName" },
    { from: "Email", to: 'emails[type eq "work"].value' },
  ],
};
