import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import type { OidcDetail, SsoMethodView, setUpOidc } from "@/lib/contracts/sso";
import { newOidcSettings } from "./provider-presets";

export type OidcForm = UseFormReturn<EndpointInput<typeof setUpOidc>, unknown, z.output<(typeof setUpOidc)["input"]>>;

/** What the form holds when nothing was typed; the secret never comes back. */
export function oidcValues({ id, name, provider }: SsoMethodView, { settings }: OidcDetail) {
  return { ...(settings ?? newOidcSettings(provider)), methodId: id, name, clientSecret: "" };
}
