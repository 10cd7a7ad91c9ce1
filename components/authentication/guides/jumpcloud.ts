import type { Guide } from "./guide";

export const jumpcloud: Guide = {
  id: "jumpcloud",
  name: "JumpCloud",
  before: [
    "In the JumpCloud admin portal open SSO Applications, then your app > Identity Management.",
    "Choose SCIM API and enter these values.",
  ],
  values: [
    { field: "SCIM Version", choice: "SCIM 2.0" },
    { field: "Base URL", baseUrlSuffix: "" },
    { field: "Token Key", key: true },
  ],
  after: [
    "Enter a test e-mail that nobody in the team has. JumpCloud makes a test person and a test group with it and removes both.",
    "Press Test Connection, then Activate.",
    "Assign user groups to the app under User Groups.",
  ],
  mapping: [
    { from: "email", to: "userName" },
    { from: "firstname", to: "name.givenName" },
    { from: "lastname", to: "name.familyName" },
    { from: "email", to: 'emails[type eq "work"].value' },
    { from: "displayname", to: "displayName" },
  ],
};
