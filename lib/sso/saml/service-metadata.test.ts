import { createVerify, X509Certificate } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { SignedXml } from "xml-crypto";
import type { SamlSettings } from "@/lib/contracts/sso-settings";
import type { KeyPair } from "../self-signed-certificate";
import { pemOf } from "../testing/pem";
import { parseXml } from "../xml-tree";
import { loginUrl } from "./login-url";
import { childrenOf, onlyChild, withDescendants } from "./saml-document";
import { serviceMetadata } from "./service-metadata";
import { testKeyPair } from "./testing/forge-response";
import { testServiceProvider } from "./testing/saml-method";

const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";

let own: KeyPair;
let idp: KeyPair;
beforeAll(async () => {
  [own, idp] = await Promise.all([testKeyPair("Muster"), testKeyPair("Okta")]);
});

function provider(settings: Partial<SamlSettings> = {}) {
  return testServiceProvider(own, [idp.certificate], settings);
}

function metadataWith(settings: Partial<SamlSettings>): string {
  return serviceMetadata({ ...provider(settings), id: "sso_1" });
}

function descriptorOf(settings: Partial<SamlSettings> = {}) {
  const root = parseXml(metadataWith(settings));
  const descriptor = onlyChild(root, METADATA, "SPSSODescriptor");
  if (!descriptor) throw new Error("There is no SPSSODescriptor.");
  return { root, descriptor };
}

function keysOf(settings: Partial<SamlSettings>) {
  return childrenOf(descriptorOf(settings).descriptor, METADATA, "KeyDescriptor").map((key) => [
    key.attributes.get("use"),
    withDescendants(key).find(({ name }) => name === "X509Certificate")?.text,
  ]);
}

describe("the metadata of a method", () => {
  it("says who Muster is and where responses are posted", () => {
    const { root, descriptor } = descriptorOf();
    const { entityId, acsUrl } = provider();
    expect(root.attributes.get("entityID")).toBe(entityId);
    expect(descriptor.attributes.get("WantAssertionsSigned")).toBe("true");
    expect(descriptor.attributes.get("AuthnRequestsSigned")).toBe("false");
    const [acs] = childrenOf(descriptor, METADATA, "AssertionConsumerService");
    expect(Object.fromEntries(acs?.attributes ?? [])).toMatchObject({
      Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
      Location: acsUrl,
    });
  });

  it("brings a certificate only for what it is needed for", () => {
    expect(keysOf({})).toEqual([]);
    expect(keysOf({ signRequests: true })).toEqual([["signing", own.certificate]]);
    expect(keysOf({ wantEncryptedAssertions: true })).toEqual([["encryption", own.certificate]]);
  });

  it("brings the one that signs words of a logout, without promising signed requests", () => {
    const settings = { logoutUrl: "https://idp.example/slo" };
    expect(keysOf(settings)).toEqual([["signing", own.certificate]]);
    const { attributes } = descriptorOf(settings).descriptor;
    expect(attributes.get("AuthnRequestsSigned")).toBe("false");
    expect(metadataWith(settings)).not.toContain("SignatureValue");
    const signing = { ...settings, signRequests: true };
    expect(descriptorOf(signing).descriptor.attributes.get("AuthnRequestsSigned")).toBe("true");
  });

  it("is signed itself when requests are", () => {
    const xml = metadataWith({ signRequests: true });
    const [signature = ""] = /<(\w+:)?Signature [\s\S]*<\/(\w+:)?Signature>/.exec(xml) ?? [];
    const verifier = new SignedXml({ publicCert: pemOf(own.certificate) });
    verifier.loadSignature(signature);
    expect(verifier.checkSignature(xml)).toBe(true);
    expect(signature).toContain("rsa-sha256");
    expect(signature).not.toMatch(/sha1"/);
  });

  it("names where single logout ends when the provider has it", () => {
    const location = (settings: Partial<SamlSettings>) =>
      childrenOf(descriptorOf(settings).descriptor, METADATA, "SingleLogoutService").map((each) =>
        each.attributes.get("Location"),
      );
    expect(location({})).toEqual([]);
    expect(location({ logoutUrl: "https://idp.example/slo" })).toEqual([provider().logoutUrl]);
  });

  it("holds no private key", () => {
    expect(metadataWith({ signRequests: true, wantEncryptedAssertions: true })).not.toContain("PRIVATE");
  });
});

describe("the way to the provider", () => {
  async function requestOf(settings: Partial<SamlSettings>) {
    const url = new URL(await loginUrl(provider(settings), "_request"));
    const xml = inflateRawSync(Buffer.from(url.searchParams.get("SAMLRequest") ?? "", "base64")).toString();
    return { url, root: parseXml(xml) };
  }

  it("leads to its SSO URL with a request of the given id that asks for no kind of password", async () => {
    const { url, root } = await requestOf({});
    const { acsUrl } = provider();
    expect(`${url.origin}${url.pathname}`).toBe("https://idp.example/sso");
    expect(url.searchParams.has("Signature")).toBe(false);
    expect(Object.fromEntries(root.attributes)).toMatchObject({ ID: "_request", AssertionConsumerServiceURL: acsUrl });
    expect(withDescendants(root).map(({ name }) => name)).not.toContain("RequestedAuthnContext");
  });

  it("asks for the NameID format of the method", async () => {
    const formatIn = async (nameIdFormat: SamlSettings["nameIdFormat"]) =>
      withDescendants((await requestOf({ nameIdFormat })).root)
        .find(({ name }) => name === "NameIDPolicy")
        ?.attributes.get("Format");
    expect(await formatIn("persistent")).toBe("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
    expect(await formatIn("unspecified")).toBeUndefined();
  });

  it("is signed with the method's key and SHA-256 when the method says so", async () => {
    const { url } = await requestOf({ signRequests: true });
    const [signed = ""] = url.search.slice(1).split("&Signature=");
    expect(url.searchParams.get("SigAlg")).toBe("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    const signature = Buffer.from(url.searchParams.get("Signature") ?? "", "base64");
    const { publicKey } = new X509Certificate(pemOf(own.certificate));
    expect(createVerify("sha256").update(signed).verify(publicKey, signature)).toBe(true);
  });
});
