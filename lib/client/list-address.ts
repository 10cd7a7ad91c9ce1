import type { z } from "zod";

/** The place in a list that an address stands for. What is wrong in it counts as absent, so that any link opens. */
export function readListAddress<Input extends z.ZodObject>(
  input: Input,
  parameters: Readonly<Record<string, unknown>>,
): z.output<Input> {
  const first = input.safeParse(parameters);
  if (first.success) return first.data;
  const wrong = new Set(first.error.issues.map(({ path }) => path[0]));
  return input.parse(Object.fromEntries(Object.entries(parameters).filter(([name]) => !wrong.has(name))));
}

/** The query of the address of a place, "" for the first page as it opens; only what differs is written. */
export function writeListAddress<Input extends z.ZodObject>(input: Input, place: z.output<Input>): string {
  const opening = new Map<string, unknown>(Object.entries(input.parse({})));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(place)) {
    if (value !== opening.get(name)) query.set(name, String(value));
  }
  return query.size === 0 ? "" : `?${query}`;
}
