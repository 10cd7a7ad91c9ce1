import type { Guide } from "./guide";

export const other: Guide = {
  id: "other",
  name: "Other",
  before: ["Any client of SCIM 2.0 (RFC 7643 and RFC 7644) works. It asks for these values under one name or another."],
  values: [
    { field: "Base URL", baseUrlSuffix: "" },
    { field: "Authentication", choice: "Bearer token in the Authorization header" },
    { field: "Token", key: true },
    { field: "Unique identifier", text: "userName" },
  ],
  after: ["Use its connection test; the SCIM card shows the request as soon as it arrives."],
  mapping: [
    { from: "Sign-in name", to: "userName" },
    { from: "Lasting id", to: "externalId" },
    { from: "First name", to: "name.givenName" },
    { from: "Last name", to: "name.familyName" },
    { from: "E-mail", to: 'emails[type eq "work"].value' },
    { from: "Enabled", to: "active" },
  ],
};
