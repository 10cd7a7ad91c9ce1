import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Of `O=Example, CN=Test IdP`, self-signed, good until 2126; base64 of the DER form. */
export const CERTIFICATE =
  "MIIDLTCCAhWgAwIBAgIUX8xxLa6dExl77VlLd99qo6Badi0wDQYJKoZIhvcNAQELBQAwJTEQMA4GA1UECgwHRXhhbXBsZTERMA8GA1UEAwwI" +
  "VGVzdCBJZFAwIBcNMjYxMTI1MjE1NDUxWhgPMjEyNjExMDEyMTU0NTFaMCUxEDAOBgNVBAoMB0V4YW1wbGUxETAPBgNVBAMMCFRlc3QgSWRQ" +
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlK15yat2++HmvcKjomXkDkIEXlyHErj57hEpZpSWAv9iE1GMNuUKRf4cNfs31UaR" +
  "4hhvucBBLIKtTgNUSe5hRjdeXjsItflamyLw8+ZUB7sma60qalZ7xrdgIrHOhMd2fIKSX8tl0cZSRJyUS+aMhYCiBPQEM7MKffddpMIuuMeg" +
  "jab2r98CWiGqp2PriXjyMAgzcNtXT40tfkOXcjFle/OPgcx+VdNfc4RWnqE36kSxp0wc8Zr/4yV/Eh32jlmZvEd9JtBfkkDndvlT1T7ISk1O" +
  "2lxhU1hhqYYvzrHjHFesfkms3uMioClO52V+8XyPftv8K+J854ZNm5MXYV0WlQIDAQABo1MwUTAdBgNVHQ4EFgQU7b3oUoA7Lfdzh+8XIMkN" +
  "Q9StSYQwHwYDVR0jBBgwFoAU7b3oUoA7Lfdzh+8XIMkNQ9StSYQwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAErTKQfBQ" +
  "OddZekAmaurK9zF6Esql6NbTlI8d97kMgR2hvH5GXlaQ8qkx2zfwAc0xcBKgNwKGkA5hqQ+8Q6oyaT7+0FJQV9zeAwwBImLVBk9sIpog/jsk" +
  "vX/y03Seyh2vafFnEGAE7nAcX07G8uwyoAUy+cGXbmcs6vxlSYz+6i/28npXbe1Ia31HZXfOlVTmQfzKbLU+qiDBVyKnKqYxQdmlLm+hO9Py" +
  "gxJmgOHV/izDgxbhyLQ1ivFNGg3djPvUykYqa7oF1CWPbtW78oWgERlzQYN2op8ULwXx94+DHnP4TEOrL0M2aFi6eZC5GhicyEKxEc23ssP5" +
  "CPR1vB5hSg==";

/** Of `CN=Former IdP`; it ended with 2020. */
export const ENDED_CERTIFICATE =
  "MIIC1DCCAbygAwIBAgIQbuw9lf1EGdvp9B6F2kjleDANBgkqhkiG9w0BAQsFADAVMRMwEQYDVQQDDApGb3JtZXIgSWRQMB4XDTIwMDEwMTAw" +
  "MDAwMFoXDTIxMDEwMTAwMDAwMFowFTETMBEGA1UEAwwKRm9ybWVyIElkUDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALl5rJ1V" +
  "f+T9htLlcy4j9gi5jBRcQRqWjd4DWZG1B/0lgrgamt9/jhgSSNVU9Fu8o3vZ+I2yko43L/yUD/e+7IEHoDp4cdB9/G0t8DjCZANIfEpRkQMy" +
  "iTRdJqjkwz/oDd8g/pYdVfSO/m8n+uHhCBkLKWPNPYc2SrgE+xM2JmltlqJnPlgKaTa2Pyw3yTI0VX08jTQrA/6+xvSnb5RN/0WlXJH5qlHN" +
  "ev+L4fbaKI4RT72Ht48Ee9zyvS+LxbMBaL+Q2iD7L/1g7gXfxgc8RPJdHWpoUaVKIaBfBey1J2mfBAkbxxvpcfQ2kx5J22q6Ye4F8MBzxaBK" +
  "CBU2aOLvPFUCAwEAAaMgMB4wDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCBaAwDQYJKoZIhvcNAQELBQADggEBADi/3eE7znc9nWQGYDju" +
  "kOpYXLnHyl19dZjmDNe1PLKrCNhckVp604z6Ok4cpPQTCc9vllKuDwn9V20gPTeO7qXo62yD/5DFYfIapQqvPLZlinAmTQ+W8+LlHaPjKyjq" +
  "dr5g4XWIU7BQcibFY9c8GQ8V9pqJh1QC2s/S8Jd8W//Ab0JN9jOKFwvIP2PnSGhn/dQAT2tQ8RFvRfyJLpqiZIRbfKClMoZjReeYOTxsV9n5" +
  "rpGeDxVyXN1BMgy8BmqbJj0PtkIxmbY5el4LpdcAeQzlqz/ick/oCIfuinqXh625zaPbrVqoTJ3ENqkFX/hhKZ2FeNvw7EVpsWQo7jOibgs=";

/** Metadata as a SAML identity provider offers it for download. */
export const METADATA = `<?xml version="1.0"?>
<md:EntityDescriptor entityID="https://idp.example/saml" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data><ds:X509Certificate>${CERTIFICATE}</ds:X509Certificate></ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;

export interface OpenIdProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

/** An OpenID provider that answers with its discovery document and nothing else. */
export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  let issuer = "";
  const server = createServer((_req, res) => {
    const endpoints = { authorization_endpoint: "/auth", token_endpoint: "/token", jwks_uri: "/jwks" };
    const absolute = Object.entries(endpoints).map(([name, path]) => [name, `${issuer}${path}`]);
    res.writeHead(200, { "content-type": "application/json" });
    res.end(JSON.stringify({ issuer, ...Object.fromEntries(absolute) }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
