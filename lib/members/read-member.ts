import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import type { MemberDetail } from "@/lib/contracts/member-page";
import { decide } from "@/lib/contracts/permissions";
import type { Services } from "@/lib/services";
import { countLiveSessions } from "./live-sessions";
import { memberGone } from "./locked-member";
import { memberViews } from "./member-views";
import { providerOf } from "./provider-of";
import { readReactivatedBy } from "./reactivated-by";
import { dependsOnProviderSql, readLast } from "./team-keepers";

const GROUPS_MAX = 100;

export function readMember(
  { db, clock }: Services,
  actor: Authorized<"team.read">,
  { memberId }: { readonly memberId: string },
): Promise<MemberDetail> {
  return memberDetail(db, actor, memberId, clock());
}

/** The member with all that its page shows at once, as of `now`. Throws `not_found`. */
export async function memberDetail(db: Db, actor: TeamContext, memberId: string, now: Date): Promise<MemberDetail> {
  const teamId = actor.team.id;
  const [[view], [row], groups, reactivatedBy, isLast] = await Promise.all([
    memberViews(db, teamId, [memberId]),
    readRow(db, teamId, memberId),
    readGroups(db, teamId, memberId),
    readReactivatedBy(db, teamId, memberId),
    readLast(db, teamId, memberId),
  ]);
  if (!view || !row) throw memberGone();
  const seesSessions = decide(actor.roles, actor.team.plan, "members.sessions").allowed;
  return {
    ...view,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    externalId: row.external_id,
    givenName: row.given_name,
    familyName: row.family_name,
    groups: groups.map(({ id, name, source }) => ({ id, name, source })),
    groupCount: groups[0]?.total ?? 0,
    provider: view.managed || view.wasManaged ? await providerOf(db, teamId, memberId) : null,
    reactivatedBy: view.managed ? reactivatedBy : "admin",
    liveSessions: seesSessions ? await countLiveSessions(db, teamId, memberId, now) : null,
    // Else nobody depends on an identity provider.
    isLast: { ...isLast, breakGlass: isLast.breakGlass && row.depends },
  };
}

interface Row {
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly external_id: string | null;
  readonly given_name: string | null;
  readonly family_name: string | null;
  /** On the team's identity provider. */
  readonly depends: boolean;
}

function readRow(db: Db, teamId: string, memberId: string): Promise<readonly Row[]> {
  return rows<Row>(
    db,
    sql`select m.created_at, m.updated_at, m.external_id,
        m.document #>> '{name,givenName}' as given_name, m.document #>> '{name,familyName}' as family_name,
        ${dependsOnProviderSql(teamId)} as depends
      from members m where m.team_id = ${teamId} and m.id = ${memberId}`,
  );
}

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly source: MemberDetail["groups"][number]["source"];
  readonly total: number;
}

function readGroups(db: Db, teamId: string, memberId: string): Promise<readonly GroupRow[]> {
  return rows<GroupRow>(
    db,
    sql`select g.id, g.display_name as name, g.source, (count(*) over ())::integer as total
      from group_members gm join groups g on g.team_id = gm.team_id and g.id = gm.group_id
      where gm.team_id = ${teamId} and gm.member_id = ${memberId}
      order by g.display_name_key, g.id limit ${GROUPS_MAX}::integer`,
  );
}
