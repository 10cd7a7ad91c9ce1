import type { ScimKeyView } from "@/lib/contracts/scim";

type KeyUse = NonNullable<ScimKeyView["lastUse"]>;

/** The last request of any key; undefined before the first one. */
export function latestUse(keys: readonly ScimKeyView[]): KeyUse | undefined {
  return keys
    .flatMap(({ lastUse }) => lastUse ?? [])
    .reduce<KeyUse | undefined>((latest, use) => (latest && latest.at >= use.at ? latest : use), undefined);
}
