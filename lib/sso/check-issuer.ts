import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { checkIssuer as contract, IssuerCheck } from "@/lib/contracts/sso";
import type { Services } from "@/lib/services";
import { requireIssuer } from "./set-up-oidc";

/** Asks an OpenID provider what it says about itself, before anything is stored. Throws `invalid_input`. */
export function checkIssuer(
  _services: Services,
  _actor: Authorized<"sso.manage">,
  { issuer }: z.output<(typeof contract)["input"]>,
): Promise<IssuerCheck> {
  return requireIssuer(issuer);
}
