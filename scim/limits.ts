import { FILTER_DEPTH_MAX, FILTER_NODES_MAX } from "./filter/parse";
import { FILTER_CHARS_MAX } from "./filter/tokens";
import { JSON_DEPTH_MAX, JSON_KEYS_MAX } from "./json-text";
import { PATCH_OPERATIONS_MAX } from "./patch/parse";
import { CHARS_MAX } from "./schema/attribute";

/** The limits that no configuration moves. */
export const LIMITS = {
  filterCharsMax: FILTER_CHARS_MAX,
  filterDepthMax: FILTER_DEPTH_MAX,
  filterConditionsMax: FILTER_NODES_MAX,
  jsonDepthMax: JSON_DEPTH_MAX,
  jsonKeysMax: JSON_KEYS_MAX,
  patchOperationsMax: PATCH_OPERATIONS_MAX,
  /** Of a value whose attribute has no `charsMax` of its own. */
  charsMax: CHARS_MAX,
} as const;
