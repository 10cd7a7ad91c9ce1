import type { Guide } from "./guide";

export const ping: Guide = {
  id: "ping",
  name: "Ping",
  before: [
    "In PingOne open Integrations > Provisioning, press + > New Connection > Identity Store and choose SCIM Outbound.",
    "Name the connection and enter these values.",
  ],
  values: [
    { field: "SCIM Base URL", baseUrlSuffix: "" },
    { field: "Users Resource", text: "/Users" },
    { field: "Groups Resource", text: "/Groups" },
    { field: "SCIM Version", choice: "2.0" },
    { field: "Authentication Method", choice: "OAuth 2 Bearer Token" },
    { field: "OAuth Access Token", key: true },
    { field: "User Filter Expression", text: 'userName Eq "%s"' },
    { field: "User Identifier", text: "userName" },
  ],
  after: [
    "Press Test Connection, choose Disable as the remove action, and save.",
    "Add a rule that connects the populations you want with this connection, and turn both on.",
  ],
  mapping: [
    { from: "Username", to: "userName" },
    { from: "Given Name", to: "name.givenName" },
    { from: "Family Name", to: "name.familyName" },
    { from: "Email Address", to: "workEmail" },
    { from: "Enabled", to: "active" },
  ],
};
