/** Namespaces and names of SAML 2.0 and of what it is signed and encrypted with. */
export const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
export const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
export const SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
export const ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

export const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
export const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
export const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

/** What a signature may be made with: nothing with SHA-1 or weaker. */
export const SIGNATURE_METHODS: ReadonlySet<string> = new Set([
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
]);
export const DIGEST_METHODS: ReadonlySet<string> = new Set([
  "http://www.w3.org/2001/04/xmlenc#sha256",
  "http://www.w3.org/2001/04/xmlenc#sha512",
]);

/** SAML 2.0 Core 5.4.3 and 5.4.4: nothing that could leave a part of the element out. */
export const CANONICAL_FORMS: ReadonlySet<string> = new Set([
  "http://www.w3.org/2001/10/xml-exc-c14n#",
  "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
]);
export const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/** What an assertion may be encrypted with; RSA 1.5 and triple DES leak. */
export const CONTENT_CIPHERS: ReadonlySet<string> = new Set([
  "http://www.w3.org/2009/xmlenc11#aes128-gcm",
  "http://www.w3.org/2009/xmlenc11#aes256-gcm",
  "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
  "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
]);
export const KEY_CIPHERS: ReadonlySet<string> = new Set(["http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"]);
