import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows, textArray } from "@/db/rows";
import { type ResourceTypeName, type UniqueValue, uniqueValueTaken } from "@/scim";

/** Whose values they are. */
interface Owner {
  readonly teamId: string;
  readonly type: ResourceTypeName;
  readonly id: string;
}

/** Any number that the first half of no other advisory lock has. */
const UNIQUE_VALUES_LOCK = 7_643;

/**
 * Makes these the unique values of a person or group, in the transaction that writes them; others that it held are free
 * again. The primary key decides between two writers, and the lock keeps two who swap values from waiting for each other.
 * Throws 409 `uniqueness` that names attribute, value and holder.
 */
export async function claimUniqueValues(tx: Db, owner: Owner, values: readonly UniqueValue[]): Promise<void> {
  const { teamId, id } = owner;
  const column = ownerColumn(owner.type);
  const attributes = textArray(values.map(attributeKey));
  const keys = textArray(values.map(({ key }) => key));
  const sameValue = sql`v.team_id = ${teamId} and v.attribute = w.attribute and v.value_key = w.value_key`;
  const [refused] = await rows<{ attribute: string }>(
    tx,
    sql`with locked as materialized (
        select pg_advisory_xact_lock(${UNIQUE_VALUES_LOCK}::integer, hashtext(${teamId}))::text),
      wanted as (select w.attribute, w.value_key from locked, unnest(${attributes}, ${keys}) as w(attribute, value_key)),
      freed as (
        delete from scim_unique_values v using locked where v.team_id = ${teamId} and v.${column} = ${id}
          and not exists (select 1 from wanted w where ${sameValue})),
      claimed as (
        insert into scim_unique_values (team_id, attribute, value_key, ${column})
        select ${teamId}::text, w.attribute, w.value_key, ${id}::text from wanted w
        on conflict do nothing returning attribute)
      select w.attribute from wanted w
      where w.attribute not in (select attribute from claimed)
        and not exists (select 1 from scim_unique_values v where ${sameValue} and v.${column} = ${id})
      limit 1`,
    { name: `directory_claim_unique_values_${owner.type}` },
  );
  const taken = values.find((value) => attributeKey(value) === refused?.attribute);
  if (taken) throw uniqueValueTaken(taken, await holderOf(tx, owner, taken));
}

/** The statement of a refused claim sees what was there before it began; this one sees the holder. */
async function holderOf(tx: Db, { teamId, type }: Owner, value: UniqueValue): Promise<string> {
  const named = type === "User" ? sql`m.user_name` : sql`g.display_name`;
  const [holder] = await rows<{ id: string; name: string }>(
    tx,
    sql`select coalesce(v.member_id, v.group_id) as id, ${named} as name from scim_unique_values v
      left join members m on m.team_id = v.team_id and m.id = v.member_id
      left join groups g on g.team_id = v.team_id and g.id = v.group_id
      where v.team_id = ${teamId} and v.attribute = ${attributeKey(value)} and v.value_key = ${value.key}`,
    { name: `directory_unique_value_holder_${type}` },
  );
  return holder ? `${type} "${holder.name}" (id ${holder.id})` : `a ${type} that is gone by now`;
}

function attributeKey({ path }: UniqueValue): string {
  return path.toLowerCase();
}

function ownerColumn(type: ResourceTypeName): SQL {
  return sql.raw(type === "User" ? "member_id" : "group_id");
}
