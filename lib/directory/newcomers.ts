import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { statement } from "@/db/statement";
import { foldCase, type JsonObject } from "@/scim";
import { documentText } from "./document-text";
import { roomySql } from "./resource-counts";

/** What of the team and of all accounts decides over a new person. */
export interface Surroundings {
  /** Whether seats are so many that nobody has to wait for the others to count them. */
  readonly roomy: boolean;
  /** Whether the person may be one whom the team knows or has asked. */
  readonly known: boolean;
  readonly email: string | null;
  readonly name: string;
  /** Whether the address has an account already. */
  readonly taken: boolean;
}

export interface Newcomer extends Surroundings {
  readonly document: JsonObject;
}

/**
 * Scalar subqueries are looked up for each person; `exists` may be planned as a walk through all members. `is not true`
 * keeps away from the index of inactive people, which seems short for as long as nobody has looked how long it has become.
 */
const lookAround = statement<Surroundings, "team" | "documents" | "wanted">(
  "directory_newcomers",
  ({ team, documents, wanted }) => sql`select
      ${roomySql(team, wanted)} as roomy, e.email, e.name,
      coalesce(
        (select true from members where team_id = ${team} and user_name_key = scim_fold(e.user_name) limit 1),
        (select true from members where team_id = ${team} and external_id = e.external_id and active is not true limit 1),
        (select true from invitations where team_id = ${team} and email_key = e.email_key limit 1), false) as known,
      coalesce((select true from accounts where email_key = e.email_key limit 1), false) as taken
    from teams t cross join (select n, email, scim_fold(email) as email_key, user_name, external_id, name
      from (select n, scim_email(document) as email, document ->> 'userName' as user_name,
          document ->> 'externalId' as external_id,
          coalesce(document ->> 'displayName', document #>> '{name,formatted}', document ->> 'userName') as name
        from jsonb_array_elements(${documents}::jsonb) with ordinality d(document, n) offset 0) d offset 0) e
    where t.id = ${team} order by e.n`,
);

/**
 * For each of these people what decides over them; undefined for one who takes a closer look: whom the team knows or has
 * asked, whose address has an account, or who may be one that stands before them. Nobody when there is no such team.
 */
export async function findNewcomers(
  db: Db,
  teamId: string,
  documents: readonly JsonObject[],
): Promise<readonly (Newcomer | undefined)[]> {
  const around = await lookAround(db, {
    team: teamId,
    documents: JSON.stringify(documents.map(lookedAt)),
    wanted: documents.filter(takesSeat).length,
  });
  const seen = new Set<string>();
  return around.map((found, index) => {
    const document = documents[index];
    if (!document) return undefined;
    const externalIds = namesOf("externalId", documentText(document, "externalId"));
    const names = [
      ...namesOf("userName", foldCase(documentText(document, "userName"))),
      ...namesOf("email", foldCase(found.email ?? "")),
    ];
    const isAlike = [...externalIds, ...names].some((name) => seen.has(name));
    // Several people may have one externalId, but somebody inactive is restored by it.
    for (const name of takesSeat(document) ? names : [...externalIds, ...names]) seen.add(name);
    return found.known || found.taken || isAlike ? undefined : { ...found, document };
  });
}

export function takesSeat(document: JsonObject): boolean {
  return document.active !== false;
}

/** What of a document the look needs: most of it is sent once. */
function lookedAt({ userName, externalId, displayName, name, emails }: JsonObject) {
  return { userName, externalId, displayName, name, emails };
}

/** What tells a person from others, if there is any. */
function namesOf(kind: string, value: string): readonly string[] {
  return value === "" ? [] : [`${kind} ${value}`];
}
