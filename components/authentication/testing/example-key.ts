import type { ScimKeyView } from "@/lib/contracts/scim";

/** A live key that was never used, but for what is given. */
export function exampleKey(part: Partial<ScimKeyView> = {}): ScimKeyView {
  return {
    id: "key_1",
    name: "Okta production",
    hint: "msk_…9f3a",
    createdAt: "2026-11-12T09:00:00.000Z",
    createdBy: "Ada Lovelace",
    creatorLeft: false,
    expiresAt: null,
    revokedAt: null,
    status: "active",
    replacedById: null,
    lastUse: null,
    ...part,
  };
}
