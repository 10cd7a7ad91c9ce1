/** The tag of the resource alone, without what its groups add: what a filter on `meta.version` compares. */
export function resourceTag(tag: string): string {
  return tag.replace(/^(W\/"\d{1,9})\.[0-9a-z]+"$/, '$1"');
}
