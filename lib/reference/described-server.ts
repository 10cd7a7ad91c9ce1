import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { type Environment, env } from "@/lib/env";
import type { HeaderSource } from "@/lib/http/header-source";
import { publicOrigin } from "@/lib/http/public-origin";
import { type ServerLimits, serverLimits } from "@/lib/http/server-limits";

/** What of a server the reference depends on. */
export interface DescribedServer {
  /** Where identity providers reach it, without a slash at its end. */
  readonly baseUrl: string;
  readonly limits: ServerLimits;
}

/** This server, as the request that came with `headers` reached it. */
export function describedServer(headers: HeaderSource, environment: Environment = env()): DescribedServer {
  return {
    baseUrl: `${publicOrigin(headers, environment)}${SCIM_BASE_PATH}`,
    limits: serverLimits(environment),
  };
}
