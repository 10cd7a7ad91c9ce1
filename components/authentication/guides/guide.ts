export type GuideId = "okta" | "entra" | "onelogin" | "jumpcloud" | "ping" | "google" | "other";

/** How to connect one identity provider, in the words of its own screens. */
export interface Guide {
  readonly id: GuideId;
  readonly name: string;
  /** Where to go and what to press, before the values are entered. */
  readonly before: readonly string[];
  readonly values: readonly GuideValue[];
  /** What to press once they are entered. */
  readonly after: readonly string[];
  readonly mapping: readonly Mapping[];
}

/** A field over there and what belongs into it. */
export type GuideValue =
  | { readonly field: string; readonly text: string }
  /** Something to choose or tick there. */
  | { readonly field: string; readonly choice: string }
  /** The base URL with what this provider wants after it. */
  | { readonly field: string; readonly baseUrlSuffix: string }
  /** The key that was generated. */
  | { readonly field: string; readonly key: true };

export interface Mapping {
  /** Attribute of the provider. */
  readonly from: string;
  /** Attribute of SCIM. */
  readonly to: string;
  readonly note?: string;
}
