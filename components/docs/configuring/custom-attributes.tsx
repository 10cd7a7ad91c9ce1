import { DocsSection } from "../docs-section";
import { Code } from "../marked";
import { TextLink } from "../text-link";

/** Attributes that SCIM does not know. */
export function CustomAttributes() {
  return (
    <DocsSection id="custom-attributes" title="Custom attributes">
      <p>
        Every attribute of the SCIM user and of its Enterprise extension is stored as it was sent; the{" "}
        <TextLink href="/docs/scim-api#attributes">reference lists them</TextLink>. For others an admin opens{" "}
        <strong>Custom attributes</strong> in the SCIM card and declares a schema: a URN, and for each attribute its
        name, its type, whether it has several values, whether it is required, who may change it, whether it is
        returned, and whether it is unique.
      </p>
      <p>
        From then on the schema is part of <Code>/Schemas</Code> for the keys of your team, and its attributes are
        stored, checked, filtered and sorted like any other. Map them at the identity provider by the URN, a colon and
        the name, for example <Code>urn:ietf:params:scim:schemas:extension:acme:2.0:User:badge</Code>. Entra ID sends
        attributes of such a URN alone; elsewhere any URN of your own will do. What nobody declared is accepted and not
        kept.
      </p>
    </DocsSection>
  );
}
