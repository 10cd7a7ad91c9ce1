import { z } from "zod";
import { invalidSyntax } from "../errors";
import { foldKeys, type JsonObject } from "../json";

/** What a client asks of a list, by lower-case name: the query of a GET, or the SearchRequest of a POST. */
export type Parameters = ReadonlyMap<string, string>;

const NONE: Parameters = new Map();

/** The query parameters; names in any case, the first of several, what is unknown is ignored (Entra adds `aadOptscim062020`). */
export function parseQuery(query: string): Parameters {
  if (query === "") return NONE;
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const folded = name.toLowerCase();
    if (!parameters.has(folded)) parameters.set(folded, value);
  }
  return parameters;
}

const names = z.union([z.string(), z.array(z.string()).transform((list) => list.join(","))]);
const integer = z.union([z.int().transform(String), z.string()]);

const searchRequest = z.object({
  attributes: names.nullish(),
  excludedattributes: names.nullish(),
  filter: z.string().nullish(),
  sortby: z.string().nullish(),
  sortorder: z.string().nullish(),
  startindex: integer.nullish(),
  count: integer.nullish(),
  cursor: z.string().nullish(),
});

/** Reads a SearchRequest message (RFC 7644 3.4.3); keys in any case. Throws `invalidSyntax` naming what is of a wrong type. */
export function readSearchRequest(body: JsonObject): Parameters {
  const message = searchRequest.safeParse(foldKeys(body));
  if (!message.success) {
    const wrong = [...new Set(message.error.issues.map(({ path }) => String(path[0])))].join(", ");
    throw invalidSyntax(
      `The search request has a wrong type at: ${wrong}. attributes and excludedAttributes are lists of names, startIndex and count whole numbers, the others text.`,
    );
  }
  const given = Object.entries(message.data).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return new Map(given);
}
