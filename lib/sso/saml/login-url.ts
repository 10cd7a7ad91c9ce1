import { type ServiceProvider, samlClient } from "./saml-client";

/** The address that sends a browser to the provider with a new AuthnRequest of this id. */
export function loginUrl(sp: ServiceProvider, requestId: string): Promise<string> {
  return samlClient(sp, { messageId: requestId }).getAuthorizeUrlAsync("", undefined, {});
}
