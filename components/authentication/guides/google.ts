import type { Guide } from "./guide";

export const google: Guide = {
  id: "google",
  name: "Google",
  before: [
    "In the Google Admin console open Apps > Web and mobile apps, then your app.",
    "Press Configure auto-provisioning and enter these values.",
  ],
  values: [
    { field: "Access token", key: true },
    { field: "Endpoint URL", baseUrlSuffix: "" },
  ],
  after: [
    "Check the attributes with the table below.",
    "Choose which groups are provisioned, and what happens when a person is suspended, deleted or loses the app.",
    "Turn Auto-provisioning on.",
  ],
  mapping: [
    { from: "Username", to: "userName" },
    { from: "First name", to: "name.givenName" },
    { from: "Last name", to: "name.familyName" },
    { from: "Primary email", to: 'emails[type eq "work"].value' },
  ],
};
