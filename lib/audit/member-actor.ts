import type { TeamContext } from "@/lib/auth/authorize";
import type { AuditActor } from "./record-event";

/** The signed-in member as the one who did it. */
export function memberActor({ memberId, name, request }: TeamContext): AuditActor {
  return {
    kind: "member",
    id: memberId,
    name,
    ip: request.ip,
    userAgent: request.userAgent,
    requestId: request.requestId,
  };
}
