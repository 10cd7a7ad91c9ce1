import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { type Authorized, authorize, type TeamContext } from "@/lib/auth/authorize";
import type { Permission } from "@/lib/contracts/permissions";
import type { Plan, Role } from "@/lib/contracts/roles";
import type { DirectoryContext } from "@/lib/directory/directory-actor";
import { lockTeam } from "@/lib/directory/team-rules";
import { DomainError } from "@/lib/errors";
import { lockScim } from "@/lib/provisioning/lock-scim";
import type { Services } from "@/lib/services";
import { readSeats } from "@/lib/team/seats";
import { asDomainError } from "./scim-refusal";
import { dependsOnProvider, readKeepers, requireKeepers } from "./team-keepers";

/** A change of people or groups by hand, under the locks of the team. */
export interface TeamChange<P extends Permission> {
  readonly tx: Tx;
  readonly at: Date;
  /** Who asks, with the roles and the plan as they are now. */
  readonly actor: Authorized<P>;
  /** Whether the identity provider decides over what it made. */
  readonly scimOn: boolean;
  /** For the verbs of lib/directory, in the name of who asks. */
  readonly directory: DirectoryContext;
  /** Call it after the change. Throws when `what` took from the team what it cannot be without. */
  readonly requireKept: (what: string, options?: KeptOptions) => Promise<void>;
  /** Throws unless who asks may give and take the Billing role. */
  readonly requireBillingRight: () => void;
  /** Call it before a seat is taken. Throws `no_free_seat`. */
  readonly requireSeat: () => Promise<void>;
}

interface KeptOptions {
  /** Whether the last one who can change the plan may go: people leave, and then an admin may give the role. */
  readonly mayLoseBilling?: boolean;
}

/**
 * Does one change by hand in a transaction. The team's SCIM switch and the team are locked before anything is read, in the
 * order that everybody keeps who needs both; the right of who asks is looked at again under the locks, so that of two
 * admins who take the role from each other at once the later one has lost it. Refusals of lib/directory become ours.
 */
export async function changeTeam<P extends Permission, T>(
  { db, clock }: Services,
  asked: Authorized<P>,
  permission: P,
  work: (change: TeamChange<P>) => Promise<T>,
): Promise<T> {
  const { id: teamId } = asked.team;
  try {
    return await db.transaction(async (tx) => {
      const { enabled: scimOn } = await lockScim(tx, teamId);
      await lockTeam(tx, teamId);
      const actor = authorize(await presentContext(tx, asked), permission);
      const before = await readKeepers(tx, teamId);
      const at = clock();
      const directory = { db: tx, clock: () => at, actor: { teamId, audit: memberActor(actor) } };
      return work({
        tx,
        at,
        actor,
        scimOn,
        directory,
        requireKept: async (what, { mayLoseBilling = false } = {}) => {
          const wanted = {
            breakGlass: before.breakGlass && (await dependsOnProvider(tx, teamId)),
            planChanger: before.planChanger && !mayLoseBilling,
          };
          requireKeepers(await readKeepers(tx, teamId), wanted, what);
        },
        requireBillingRight: () => {
          // Else nobody could ever give the role again.
          if (before.planChanger) authorize(actor, "billing.grant");
        },
        requireSeat: () => requireSeat(tx, teamId),
      });
    });
  } catch (error) {
    throw asDomainError(error);
  }
}

/** Who asks, as they are now; without any role when they are gone. */
async function presentContext(tx: Tx, asked: TeamContext): Promise<TeamContext> {
  const { team, memberId } = asked;
  const [now] = await rows<{ plan: Plan; roles: Role[] }>(
    tx,
    sql`select t.plan, array(
        select mr.role from member_roles mr where mr.team_id = m.team_id and mr.member_id = m.id
        union
        select gr.role from group_members gm
          join group_roles gr on gr.team_id = gm.team_id and gr.group_id = gm.group_id
          where gm.team_id = m.team_id and gm.member_id = m.id) as roles
      from members m join teams t on t.id = m.team_id
      where m.team_id = ${team.id} and m.id = ${memberId} and m.active and m.joined_at is not null`,
  );
  return { ...asked, roles: now?.roles ?? [], team: { ...team, plan: now?.plan ?? team.plan } };
}

async function requireSeat(tx: Tx, teamId: string): Promise<void> {
  const { total, used } = await readSeats(tx, teamId);
  if (used < total) return;
  const message = `No free seats: ${used} of ${total} are used. Deactivate somebody or add seats to the plan.`;
  throw new DomainError("no_free_seat", message);
}
