import type { NextRequest } from "next/server";
import { refuseForeignOrigin } from "@/lib/http/origin";
import { handlers } from "./options";

/** Answers next-auth's own routes. Their redirects lead to pages of ours, so they are sent as paths. */
export async function answerAuth(request: NextRequest): Promise<Response> {
  refuseForeignOrigin(request.method, request.headers);
  const response = await (request.method === "POST" ? handlers.POST(request) : handlers.GET(request));
  const headers = new Headers(response.headers);
  headers.set("cache-control", "no-store");
  const location = headers.get("location");
  if (location !== null) headers.set("location", pathOf(location));
  return new Response(response.body, { status: response.status, headers });
}

function pathOf(location: string): string {
  const { pathname, search, hash } = new URL(location, "http://own.invalid");
  return `${pathname}${search}${hash}`;
}
