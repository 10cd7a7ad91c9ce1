import { ENTERPRISE_USER_URN } from "../urns";
import { attribute, complex, type Schema } from "./attribute";

/** The Enterprise User extension of RFC 7643 section 4.3. */
export const enterpriseUserSchema: Schema = {
  id: ENTERPRISE_USER_URN,
  name: "EnterpriseUser",
  description: "What an organization knows of the person",
  attributes: [
    attribute("employeeNumber", "The identifier that the organization gives the person."),
    attribute("costCenter", "The cost center."),
    attribute("organization", "The organization."),
    attribute("division", "The division."),
    attribute("department", "The department."),
    complex("manager", "The person's manager.", [
      attribute("value", "The id of the manager.", { caseExact: true }),
      attribute("$ref", "The address of the manager.", {
        type: "reference",
        referenceTypes: ["User"],
        caseExact: true,
      }),
      attribute("displayName", "The name of the manager.", { mutability: "readOnly" }),
    ]),
  ],
};
