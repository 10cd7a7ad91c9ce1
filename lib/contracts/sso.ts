import { z } from "zod";
import { endpoint } from "./endpoint";

export const ssoMethodView = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  protocol: z.enum(["saml", "oidc"]),
  enabled: z.boolean(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type SsoMethodView = z.output<typeof ssoMethodView>;

const methodId = z.string().min(1);
const ssoMethods = z.object({ methods: z.array(ssoMethodView) });

export const listSsoMethods = endpoint({
  method: "GET",
  path: "/api/team/sso",
  permission: "sso.read",
  input: z.object({}),
  output: ssoMethods,
});

/** Answers 409 `last_sso_method` while SCIM is on and no other method would stay enabled. */
export const switchSsoMethod = endpoint({
  method: "PATCH",
  path: "/api/team/sso/[methodId]",
  permission: "sso.manage",
  input: z.object({ methodId, enabled: z.boolean() }),
  output: ssoMethods,
});

/** Answers 409 `last_sso_method` like switching it off. */
export const deleteSsoMethod = endpoint({
  method: "DELETE",
  path: "/api/team/sso/[methodId]",
  permission: "sso.manage",
  input: z.object({ methodId }),
  output: ssoMethods,
});
