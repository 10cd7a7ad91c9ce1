import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows, textArray } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { MemberFilters, MemberView } from "@/lib/contracts/members";
import { CSV_START, csvRow } from "@/lib/export/csv";
import { type Download, fileNameOf } from "@/lib/export/download";
import type { Services } from "@/lib/services";
import { memberFilterSql } from "./member-filter-sql";
import { memberViews } from "./member-views";

const BATCH_ROWS = 500;

/**
 * A CSV file of all members that the filters let through, in the order in which they were added, and an audit event that
 * tells of it. Holds at most one batch in memory, however large the team is.
 */
export async function exportMembers(
  { db, clock }: Services,
  actor: Authorized<"members.export">,
  filters: MemberFilters,
): Promise<Download> {
  const { team } = actor;
  const at = clock();
  const used = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== "" && value !== "all"));
  await recordEvent(db, team.id, memberActor(actor), at, {
    action: "member.exported",
    targetId: team.id,
    targetName: team.name,
    details: { filters: used },
  });
  return {
    fileName: fileNameOf(team.name, "members", at, "csv"),
    mediaType: "text/csv",
    chunks: csvChunks(db, team.id, filters),
  };
}

interface Exported {
  readonly view: MemberView;
  readonly externalId: string | null;
  readonly addedAt: Date;
  readonly groups: readonly string[];
}

const COLUMNS: readonly (readonly [string, (member: Exported) => string | boolean | null])[] = [
  ["id", ({ view }) => view.id],
  ["name", ({ view }) => view.name],
  ["user name", ({ view }) => view.userName],
  ["e-mail", ({ view }) => view.email],
  ["status", ({ view }) => view.status],
  ["source", ({ view }) => view.source],
  ["managed by identity provider", ({ view }) => view.managed],
  ["own roles", ({ view }) => listed(view.roles.filter(({ own }) => own).map(({ role }) => role))],
  ["roles by group", ({ view }) => listed(view.roles.filter((held) => held.groups.length > 0).map(({ role }) => role))],
  ["groups", ({ groups }) => listed(groups)],
  ["cannot sign in because", ({ view }) => view.signInProblem],
  ["joined", ({ view }) => view.joinedAt],
  ["added", ({ addedAt }) => addedAt.toISOString()],
  ["external id", ({ externalId }) => externalId],
];

function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join("; ");
}

async function* csvChunks(db: Db, teamId: string, filters: MemberFilters): AsyncGenerator<string> {
  yield CSV_START + csvRow(COLUMNS.map(([name]) => name));
  for await (const batch of readBatches(db, teamId, filters)) {
    yield batch.map((member) => csvRow(COLUMNS.map(([, cell]) => cell(member)))).join("");
  }
}

interface BatchRow {
  readonly id: string;
  readonly external_id: string | null;
  readonly created_at: Date;
  readonly groups: string[];
}

/** By id, which is the order in which members were added: nobody comes twice, and nobody is passed over. */
async function* readBatches(db: Db, teamId: string, filters: MemberFilters): AsyncGenerator<readonly Exported[]> {
  const matching = await memberFilterSql(db, teamId, filters);
  for (let after = ""; ; ) {
    const ids = await rows<{ id: string }>(
      db,
      sql`select m.id from members m where ${matching} and m.id > ${after} order by m.id limit ${BATCH_ROWS}::integer`,
    );
    const last = ids.at(-1);
    if (!last) return;
    yield await readBatch(
      db,
      teamId,
      ids.map(({ id }) => id),
    );
    if (ids.length < BATCH_ROWS) return;
    after = last.id;
  }
}

async function readBatch(db: Db, teamId: string, ids: readonly string[]): Promise<readonly Exported[]> {
  const [views, found] = await Promise.all([
    memberViews(db, teamId, ids),
    rows<BatchRow>(
      db,
      sql`select m.id, m.external_id, m.created_at, array(
          select g.display_name from group_members gm
          join groups g on g.team_id = gm.team_id and g.id = gm.group_id
          where gm.team_id = m.team_id and gm.member_id = m.id order by g.display_name_key, g.id) as groups
        from members m where m.team_id = ${teamId} and m.id = any(${textArray(ids)})`,
    ),
  ]);
  const rest = new Map(found.map((row) => [row.id, row]));
  return views.flatMap((view) => {
    const row = rest.get(view.id);
    if (!row) return [];
    return [{ view, externalId: row.external_id, addedAt: row.created_at, groups: row.groups }];
  });
}
