import type { SamlConfig } from "../method-config";

/** Of `O=Example, CN=Test IdP`, self-signed, good until 2126; nobody has its key. */
export const TEST_CERTIFICATE =
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

/** A SAML method that was set up. Its key is not a real one: nothing can be signed with it. */
export const TEST_SAML_CONFIG: SamlConfig = {
  settings: {
    ssoUrl: "https://idp.example/sso",
    idpIssuer: "https://idp.example/saml",
    certificates: [TEST_CERTIFICATE],
    nameIdFormat: "persistent",
    attributes: { email: "email", firstName: "firstName", lastName: "lastName", subject: "" },
    allowIdpInitiated: false,
    signRequests: false,
    wantEncryptedAssertions: false,
    logoutUrl: "",
  },
  relayState: "test-relay-state",
  serviceProvider: { certificate: TEST_CERTIFICATE, sealedPrivateKey: "hidden" },
};
