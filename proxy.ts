import { type NextRequest, NextResponse } from "next/server";
import { PAGE_PATH_HEADER } from "@/lib/auth/page-path";
import { env } from "@/lib/env";
import { contentSecurityPolicy, NONCE_HEADER } from "@/lib/http/content-security-policy";

const POLICY_HEADER = "content-security-policy";

/** Gives each page its content security policy, and tells it its own path. Next puts the nonce on its own scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce, env().nodeEnv === "development");
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set(POLICY_HEADER, policy);
  headers.set(PAGE_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY_HEADER, policy);
  return response;
}

export const config = {
  matcher: ["/((?!api/|scim/|_next/|icon\\.svg|favicon\\.ico|healthz|readyz).*)"],
};
