import { GROUP_URN } from "../urns";
import { attribute, complex, INDEXED_CHARS_MAX, type Schema } from "./attribute";

/** The core Group of RFC 7643 section 4.2; members are people, not groups. */
export const groupSchema: Schema = {
  id: GROUP_URN,
  name: "Group",
  description: "A group of people in the team",
  attributes: [
    attribute("displayName", "The name of the group. Unique in the team without regard to case.", {
      required: true,
      uniqueness: "server",
      charsMax: INDEXED_CHARS_MAX,
    }),
    complex(
      "members",
      "The people in the group.",
      [
        attribute("value", "The id of the person.", { mutability: "immutable", caseExact: true }),
        attribute("$ref", "The address of the person.", {
          type: "reference",
          referenceTypes: ["User"],
          mutability: "immutable",
          caseExact: true,
        }),
        attribute("type", "Always User.", { mutability: "immutable", canonicalValues: ["User"] }),
      ],
      { multiValued: true },
    ),
  ],
};
