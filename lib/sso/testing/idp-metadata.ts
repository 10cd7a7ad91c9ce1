interface MetadataParts {
  readonly entityId?: string;
  readonly ssoUrl?: string;
  readonly certificates: readonly string[];
  /** Attributes of IDPSSODescriptor beside the protocol. */
  readonly descriptorAttributes?: string;
  readonly entityAttributes?: string;
  /** Elements of IDPSSODescriptor behind the keys. */
  readonly more?: string;
  readonly binding?: string;
  readonly protocol?: string;
}

/** Metadata of an identity provider, as Okta and others write it. */
export function metadataOf(parts: MetadataParts): string {
  const { entityId = "https://idp.example/saml", ssoUrl = "https://idp.example/sso", certificates } = parts;
  const { descriptorAttributes = "", entityAttributes = "", more = "", binding = "HTTP-Redirect" } = parts;
  const { protocol = "urn:oasis:names:tc:SAML:2.0:protocol" } = parts;
  const keys = certificates.map(
    (text) => `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data><ds:X509Certificate>
          ${text.replace(/(.{64})/g, "$1\n")}
        </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
    <md:EntityDescriptor entityID="${entityId}" ${entityAttributes} xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">
      <md:IDPSSODescriptor ${descriptorAttributes} protocolSupportEnumeration="${protocol}">
        ${keys.join("")}${more}
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${ssoUrl}"/>
      </md:IDPSSODescriptor>
    </md:EntityDescriptor>`;
}
