import type { RequestOrigin } from "@/lib/auth/authorize";
import { type Environment, env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { type HeaderSource, headerValue } from "./header-source";
import { requestIp } from "./remote-address";

const USER_AGENT_LENGTH_MAX = 512;

/** What audit rows tell of where a request came from, under a new request id. */
export function requestOrigin(
  headers: HeaderSource,
  environment: Pick<Environment, "trustProxy"> = env(),
): RequestOrigin {
  return {
    requestId: newId("req"),
    ip: requestIp(headers, environment),
    userAgent: headerValue(headers, "user-agent")?.slice(0, USER_AGENT_LENGTH_MAX) ?? null,
  };
}
