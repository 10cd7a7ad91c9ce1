import { USER_URN } from "../urns";
import { attribute, CHARS_MAX, complex, INDEXED_CHARS_MAX, plural, type Schema } from "./attribute";

/** The core User of RFC 7643 section 4.1. */
export const userSchema: Schema = {
  id: USER_URN,
  name: "User",
  description: "A person's membership in the team",
  attributes: [
    attribute(
      "userName",
      "The name the identity provider knows the person by. Unique in the team without regard to case.",
      {
        required: true,
        uniqueness: "server",
        charsMax: INDEXED_CHARS_MAX,
      },
    ),
    complex("name", "The parts of the person's name.", [
      attribute("formatted", "The full name, ready for display."),
      attribute("familyName", "The family name.", { charsMax: INDEXED_CHARS_MAX }),
      attribute("givenName", "The given name.", { charsMax: INDEXED_CHARS_MAX }),
      attribute("middleName", "The middle names."),
      attribute("honorificPrefix", "A title before the name."),
      attribute("honorificSuffix", "A title behind the name."),
    ]),
    attribute("displayName", "The name shown to others.", { charsMax: INDEXED_CHARS_MAX }),
    attribute("nickName", "The casual name."),
    attribute("profileUrl", "The address of the person's profile page.", {
      type: "reference",
      referenceTypes: ["external"],
    }),
    attribute("title", "The job title."),
    attribute("userType", "The relation to the organization, for example Employee or Contractor."),
    attribute("preferredLanguage", "The preferred languages, as in Accept-Language."),
    attribute("locale", "The locale for dates and numbers, for example en-GB."),
    attribute("timezone", "The time zone by its IANA name, for example Europe/Berlin."),
    attribute("active", "Whether the person can sign in. Set to false, it ends the person's sessions.", {
      type: "boolean",
    }),
    attribute("password", "Accepted and discarded: people sign in through the identity provider.", {
      caseExact: true,
      mutability: "writeOnly",
      returned: "never",
      discarded: true,
    }),
    plural("emails", "E-mail addresses.", { types: ["work", "home", "other"], charsMax: INDEXED_CHARS_MAX }),
    plural("phoneNumbers", "Phone numbers.", { types: ["work", "home", "mobile", "fax", "pager", "other"] }),
    plural("ims", "Instant messaging addresses."),
    plural("photos", "Addresses of pictures.", {
      types: ["photo", "thumbnail"],
      type: "reference",
      referenceTypes: ["external"],
    }),
    complex(
      "addresses",
      "Postal addresses.",
      [
        attribute("formatted", "The whole address, ready for display."),
        attribute("streetAddress", "Street and house number."),
        attribute("locality", "City or locality."),
        attribute("region", "State or region."),
        attribute("postalCode", "Postal code."),
        attribute("country", "Country, ISO 3166-1 alpha-2."),
        attribute("type", "What the address is used for.", { canonicalValues: ["work", "home", "other"] }),
        attribute("primary", "Whether this is the preferred address.", { type: "boolean" }),
      ],
      { multiValued: true },
    ),
    complex(
      "groups",
      "The groups the person belongs to. Changed through the Group resource.",
      [
        attribute("value", "The id of the group.", { mutability: "readOnly", caseExact: true }),
        attribute("$ref", "The address of the group.", {
          type: "reference",
          referenceTypes: ["Group"],
          mutability: "readOnly",
          caseExact: true,
        }),
        attribute("display", "The name of the group.", { mutability: "readOnly" }),
        attribute("type", "How the membership came about.", { mutability: "readOnly", canonicalValues: ["direct"] }),
      ],
      { multiValued: true, mutability: "readOnly" },
    ),
    plural("entitlements", "Entitlements as the identity provider names them."),
    plural("roles", "Roles as the identity provider names them. The roles in the product come from its Groups page."),
    plural("x509Certificates", "Certificates, base64 of DER.", {
      type: "binary",
      caseExact: true,
      charsMax: CHARS_MAX,
    }),
  ],
};
