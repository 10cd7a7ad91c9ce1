import type { SamlMethod } from "@/lib/sso/find-method";
import { methodMetadata } from "@/lib/sso/saml/service-metadata";
import type { SsoExchange } from "./sso-exchange";

/** The SAML metadata of a method, for its provider and for download. It holds nothing secret. */
export async function answerMetadata({ method, origin }: SsoExchange<SamlMethod>): Promise<Response> {
  if (method.config === null) return new Response(null, { status: 404 });
  return new Response(await methodMetadata(method, method.config, origin), {
    headers: {
      "content-type": "application/samlmetadata+xml",
      "content-disposition": `inline; filename="muster-${method.id}.xml"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
