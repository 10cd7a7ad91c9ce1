import type { RequestOrigin } from "@/lib/auth/authorize";
import type { SsoProtocol } from "@/lib/contracts/sso-providers";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { isSecureOrigin, publicOrigin } from "@/lib/http/public-origin";
import type { PathParameters } from "@/lib/http/read-input";
import { requestOrigin } from "@/lib/http/request-origin";
import { log } from "@/lib/log";
import { type Services, services } from "@/lib/services";
import { findMethod, type SsoMethod } from "@/lib/sso/find-method";
import { readBrowserSecret } from "./browser-secret";
import { leadToSignIn } from "./lead-browser";

/** One step of a browser between Muster and an identity provider. */
export interface SsoExchange<Method extends SsoMethod = SsoMethod> {
  readonly request: Request;
  readonly services: Services;
  readonly method: Method;
  /** Where the browser reaches this server. */
  readonly origin: string;
  readonly isSecure: boolean;
  /** The secret of the browser that began a sign-in. */
  readonly browser: string | undefined;
  readonly from: RequestOrigin;
}

type MethodOf<Protocol extends SsoProtocol> = Extract<SsoMethod, { readonly protocol: Protocol }>;

type SsoHandler = (request: Request, context: { readonly params: Promise<PathParameters> }) => Promise<Response>;

/**
 * Makes the handler of an address that an identity provider knows. An unknown method and a fault of ours lead to the
 * sign-in page, which says no more than that it did not work; what it was is in the log under the reference.
 */
export function ssoExchange<Protocol extends SsoProtocol>(
  protocol: Protocol,
  answer: (exchange: SsoExchange<MethodOf<Protocol>>) => Promise<Response>,
  open: () => Promise<Services> = services,
): SsoHandler {
  return async (request, { params }) => {
    const from = requestOrigin(request.headers);
    try {
      const { methodId } = await params;
      const opened = await open();
      const method = await findMethod(opened.db, String(methodId));
      if (!method || !speaks(method, protocol)) return leadToSignIn("sso_gone");
      const origin = publicOrigin(request.headers, env());
      const isSecure = isSecureOrigin(origin);
      const browser = readBrowserSecret(request.headers, isSecure);
      return await answer({ request, services: opened, method, origin, isSecure, browser, from });
    } catch (error) {
      if (error instanceof DomainError) throw error;
      log.error("request failed", { requestId: from.requestId, error });
      return leadToSignIn("sso_failed", from.requestId);
    }
  };
}

function speaks<Protocol extends SsoProtocol>(method: SsoMethod, protocol: Protocol): method is MethodOf<Protocol> {
  return method.protocol === protocol;
}
