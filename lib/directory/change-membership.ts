import type { Db } from "@/db/database";
import { type GatheredCall, gatherByKey } from "@/db/gather-by-key";
import { guardedWrite } from "@/db/statement";
import { groupAsMember, type MembershipDelta, type StoredResource, unknownMember } from "@/scim";
import { auditValues } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import {
  type ManyChange,
  type ManyName,
  type MembershipOutcome,
  manyChangesSql,
  type OneName,
  oneChangeSql,
} from "./membership-sql";
import { type ResourceRow, storedResource } from "./resource-sql";

const changeOne = guardedWrite<MembershipOutcome, OneName>("directory_change_membership", oneChangeSql);
const changeMany = guardedWrite<MembershipOutcome, ManyName>("directory_change_memberships", manyChangesSql);

interface Call extends GatheredCall {
  readonly team: string;
  readonly group: string;
  readonly change: Change;
}

interface Change extends ManyChange {
  readonly audit: ReturnType<typeof auditValues>;
}

/** The row of a group lets in one writer after the other: what comes while one writes is written after it, together. */
const changeGathered = gatherByKey<Call, MembershipOutcome | undefined>({
  async alone({ db, team, group, change: { audit, ...change } }) {
    return (await changeOne(db, { team, group, ...change, ...audit }))[0];
  },
  together: changeTogether,
  agreed: ({ group }) => group,
  kind: "write",
  isSerial: true,
});

async function changeTogether(db: Db, calls: readonly Call[]): Promise<readonly MembershipOutcome[]> {
  const [first] = calls;
  if (!first) return [];
  const { team, group } = first;
  return changeMany(db, { team, group, changes: JSON.stringify(calls.map(({ change }) => change)) });
}

/**
 * Puts named people into a group and takes named people out, in one statement that touches their rows, the group's, and
 * the audit log, so that the group's row is held no longer than that. What a key asks for at the same time is one of them.
 * Gives the group without its members; undefined when it takes a closer look: there is no such group, or it makes its
 * members admins. Then nothing has changed.
 * Throws `invalidValue` naming an id that is no member of the team; then nothing has changed either.
 */
export async function changeMembership(
  { db, actor, clock }: DirectoryContext,
  group: string,
  { add, remove }: Pick<MembershipDelta, "add" | "remove">,
): Promise<StoredResource | undefined> {
  const at = clock();
  const counts = { membersAdded: add.length, membersRemoved: remove.length, membersReplaced: false };
  const audit = auditValues(actor, at, "group.changed", { changed: ["members"], ...counts });
  const change = { add, remove, at: at.toISOString(), audit };
  const outcome = await changeGathered({ db, team: actor.teamId, group, change });
  if (outcome?.unknown) throw outcome.is_group ? groupAsMember(outcome.unknown) : unknownMember(outcome.unknown);
  return isDone(outcome) ? storedResource(outcome) : undefined;
}

/** Where nothing was done, the outcome is without a group. */
function isDone(outcome: MembershipOutcome | undefined): outcome is MembershipOutcome & ResourceRow {
  return typeof outcome?.id === "string";
}
