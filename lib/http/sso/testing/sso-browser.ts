import { inflateRawSync } from "node:zlib";
import type { PathParameters } from "@/lib/http/read-input";

type Handler = (request: Request, context: { readonly params: Promise<PathParameters> }) => Promise<Response>;

export const TEST_ORIGIN = "http://muster.test";

/** What a browser keeps between Muster and a provider: cookies. Follows nothing by itself. */
export interface SsoBrowser {
  readonly cookies: Map<string, string>;
  readonly get: (handler: Handler, methodId: string, path: string) => Promise<Response>;
  readonly post: (
    handler: Handler,
    methodId: string,
    path: string,
    form: Readonly<Record<string, string>>,
  ) => Promise<Response>;
}

export function ssoBrowser(cookies = new Map<string, string>()): SsoBrowser {
  async function send(
    handler: Handler,
    methodId: string,
    path: string,
    {
      headers: more = {},
      ...init
    }: Omit<RequestInit, "headers"> & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { host: new URL(TEST_ORIGIN).host, ...(cookie !== "" && { cookie }), ...more };
    const request = new Request(`${TEST_ORIGIN}${path}`, { ...init, headers });
    const response = await handler(request, { params: Promise.resolve({ methodId }) });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  }
  return {
    cookies,
    get: (handler, methodId, path) => send(handler, methodId, path, { method: "GET" }),
    post: (handler, methodId, path, form) =>
      send(handler, methodId, path, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://idp.example" },
        body: new URLSearchParams({ ...form }).toString(),
      }),
  };
}

export function locationOf(response: Response): URL {
  return new URL(response.headers.get("location") ?? "", TEST_ORIGIN);
}

/** The id of the AuthnRequest that a redirect carries. */
export function requestIdOf(response: Response): string {
  const encoded = locationOf(response).searchParams.get("SAMLRequest") ?? "";
  const xml = inflateRawSync(Buffer.from(encoded, "base64")).toString();
  return /\bID="([^"]+)"/.exec(xml)?.[1] ?? "";
}
