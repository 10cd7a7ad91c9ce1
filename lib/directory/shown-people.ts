import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ListPart } from "@/scim";
import { GROUPS, metaSql, renderedUserSql, type ShownAddresses, shownGroupsSql, TAGGED } from "./rendered-user";

/** What a list takes of people whose text the database can make. */
export interface RenderablePart extends ListPart {
  readonly wholeAttributes: NonNullable<ListPart["wholeAttributes"]>;
}

/** How people `r` are shown on a page: the text of each, and what is joined to `r` for it. */
export interface ShownPeople {
  readonly text: SQL;
  readonly joined: SQL;
}

/** What of the text of a statement depends on what is shown, and the values of its places for that. */
export interface ShownShape {
  /** Part of the name of a prepared statement. */
  readonly name: string;
  /** Places for names of attributes; undefined where all is shown. */
  readonly attributes: number | undefined;
  readonly references: boolean;
  readonly values: Readonly<Record<AttributePlace, string | null>>;
}

/** The n-th attribute that is shown. */
type AttributePlace = `attribute_${number}`;

/** Where the values of a page stand in its statement. */
export type ShownPlaces = Readonly<Record<"team" | keyof ShownAddresses, string | Placeholder>> &
  Readonly<Record<AttributePlace, string | Placeholder | null>>;

/** Fewer places than these are not made, so that the texts of statements are few whatever clients ask for. */
const PLACES_MIN = 4;

export function shapeOf({ wholeAttributes, references }: RenderablePart): ShownShape {
  if (wholeAttributes === "all") return { name: "whole", attributes: undefined, references, values: {} };
  let attributes = PLACES_MIN;
  while (attributes < wholeAttributes.length) attributes *= 2;
  const values = Object.fromEntries(
    Array.from({ length: attributes }, (_, n) => [`attribute_${n}`, wholeAttributes[n] ?? null]),
  );
  return { name: `${attributes}_${references}`, attributes, references, values };
}

/** What is made once for each shape, of which there are few, whatever clients ask for; and the values of the places. */
export function onceForEach<Made>(
  make: (shape: ShownShape) => Made,
): (part: RenderablePart) => { readonly run: Made; readonly values: ShownShape["values"] } {
  const made = new Map<string, Made>();
  return (part) => {
    const shape = shapeOf(part);
    const run = made.get(shape.name) ?? make(shape);
    made.set(shape.name, run);
    return { run, values: shape.values };
  };
}

/** The text that the protocol core makes of them; but for blanks between tokens where not all is shown. */
export function shownPeople({ attributes, references }: ShownShape, places: ShownPlaces): ShownPeople {
  const { team, users, groups } = places;
  const withGroups = sql`cross join lateral ${shownGroupsSql(team, { users, groups })}`;
  if (attributes === undefined) return { text: renderedUserSql({ users, groups }), joined: withGroups };
  const numbers = Array.from({ length: attributes }, (_, n) => n);
  const named = numbers.map((n) => sql`${places[`attribute_${n}`] ?? null}::text as ${sql.raw(`name_${n}`)}`);
  const members = numbers.map((n) => memberSql(sql.raw(`a.name_${n}`), references, users));
  return {
    text: sql`'{' || concat_ws(',', ${sql.join(members, sql.raw(", "))}) || '}'`,
    joined: sql`${references ? withGroups : sql``} cross join (select ${sql.join(named, sql.raw(", "))}) a`,
  };
}

/** A member of the shown object; null when the person has none of that name. */
function memberSql(name: SQL, references: boolean, users: ShownPlaces["users"]): SQL {
  const meta = metaSql(users, references ? TAGGED : sql.raw("r.version"));
  const groups = references ? sql`when 'groups' then ${GROUPS}` : sql``;
  return sql`'"' || ${name} || '":' || case ${name} when 'id' then '"' || r.id || '"' when 'meta' then ${meta} ${groups}
    else (r.document -> ${name})::text end`;
}
