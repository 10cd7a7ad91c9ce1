import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { ADMIN_ROLE, SELF_HOSTED_PLAN } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import type { ScimStore } from "@/scim";
import { openScimStore } from "../scim-store";

interface TeamOptions {
  readonly seats?: number;
  readonly clock?: () => Date;
}

export interface DirectoryTeam {
  readonly teamId: string;
  readonly store: ScimStore;
}

/** A new team without members, and a store opened for it in the name of a key. */
export async function directoryTeam(db: Db, options: TeamOptions = {}): Promise<DirectoryTeam> {
  const { seats = 1_000, clock = () => new Date() } = options;
  const teamId = newId("tm");
  await rows(
    db,
    sql`insert into teams (id, name, plan, seats) values (${teamId}, ${`Team ${teamId}`}, ${SELF_HOSTED_PLAN}, ${seats}::integer)`,
  );
  const audit = {
    kind: "scim_key",
    id: newId("key"),
    name: "Test key",
    ip: null,
    userAgent: null,
    requestId: null,
  } as const;
  return { teamId, store: openScimStore({ db, clock, actor: { teamId, audit } }) };
}

export async function makeAdmin(db: Db, teamId: string, memberId: string): Promise<void> {
  await rows(
    db,
    sql`insert into member_roles (team_id, member_id, role) values (${teamId}, ${memberId}, ${ADMIN_ROLE})`,
  );
}

/** Takes all teams and accounts away, so that an address is free again. */
export async function removeTeams(db: Db): Promise<void> {
  await rows(db, sql`delete from teams`);
  await rows(db, sql`delete from accounts`);
}
