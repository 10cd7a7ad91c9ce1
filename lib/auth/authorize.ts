import type { Access } from "@/lib/contracts/endpoint";
import type { Permission } from "@/lib/contracts/permissions";
import { decide } from "@/lib/contracts/permissions";
import { PLAN_NAMES, type Plan, ROLE_NAMES, type Role } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";

/** Where a request came from, for audit rows. */
export interface RequestOrigin {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** A signed-in account, whatever team it looks at; made anew for each request. */
export interface SessionContext {
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  /** Where the browser reaches this server, for example `https://muster.example`. */
  readonly publicOrigin: string;
  readonly request: RequestOrigin;
}

/** A signed-in, active member of the team that the request is about; made anew for each request. */
export interface TeamContext extends SessionContext {
  readonly memberId: string;
  /** Own roles and those of groups. */
  readonly roles: readonly Role[];
  readonly team: { readonly id: string; readonly name: string; readonly plan: Plan };
}

declare const granted: unique symbol;

/** A member who may do `P` in `team`. Only `authorize` makes one; verbs take the team id from it, never from input. */
export type Authorized<P extends Permission> = TeamContext & { readonly [granted]: P };

/** Who calls an endpoint that needs `A`. */
export type Actor<A extends Access> = A extends Permission ? Authorized<A> : SessionContext;

/** Throws `forbidden` with the reason, `role` or `plan`, and what would be needed. */
export function authorize<P extends Permission>(context: TeamContext, permission: P): Authorized<P> {
  const decision = decide(context.roles, context.team.plan, permission);
  if (decision.allowed) return context as Authorized<P>;
  if (decision.reason === "plan") {
    const message = `This is part of the ${PLAN_NAMES[decision.plan]} plan; ${context.team.name} is on ${PLAN_NAMES[context.team.plan]}.`;
    throw new DomainError("forbidden", message, { reason: "plan", plan: decision.plan });
  }
  const roles = decision.roles.map((role) => ROLE_NAMES[role]).join(" or ");
  throw new DomainError("forbidden", `You need the ${roles} role.`, { reason: "role", roles: [...decision.roles] });
}
