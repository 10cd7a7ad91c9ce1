import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import type { SamlDetail, SsoMethodView, setUpSaml } from "@/lib/contracts/sso";
import type { SamlSettings } from "@/lib/contracts/sso-settings";
import { newSamlSettings } from "./provider-presets";

export type SamlForm = UseFormReturn<EndpointInput<typeof setUpSaml>, unknown, z.output<(typeof setUpSaml)["input"]>>;

/** What the form holds when nothing was typed. */
export function samlValues(
  { id, name, provider }: SsoMethodView,
  { settings }: SamlDetail,
): SamlSettings & { methodId: string; name: string } {
  return { ...(settings ?? newSamlSettings(provider)), methodId: id, name };
}
