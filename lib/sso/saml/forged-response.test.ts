import { beforeAll, describe, expect, it } from "vitest";
import type { KeyPair } from "../self-signed-certificate";
import { assertionXml, type ResponseParts, responseXml, signed } from "./testing/forge-response";
import { testKeys, type Verifying, verifying } from "./testing/verifying";

const NOW = new Date("2026-03-01T12:00:00.000Z");

let idp: KeyPair;
let parts: ResponseParts;
let refusal: Verifying["refusal"];
beforeAll(async () => {
  const keys = await testKeys();
  ({ idp } = keys);
  ({ parts, refusal } = verifying(keys, NOW));
});

describe("a document that could mean two things is refused", () => {
  it("with a document type that reads a file (XXE)", async () => {
    const doctype = '<!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/passwd">]>';
    const xml = signed(responseXml(parts), "Assertion", idp).replace("ada@acme.example", "&file;");
    expect(await refusal(doctype + xml)).toMatch(/^unreadable: .*document type/);
  });

  it("with entities that grow without end", async () => {
    const doctype = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await refusal(doctype + signed(responseXml(parts), "Assertion", idp))).toMatch(/^unreadable: /);
  });

  it.each([
    ["comment", "<!---->.evil.example"],
    ["processing instruction", "<?x?>.evil.example"],
    ["CDATA section", "<![CDATA[.evil.example]]>"],
  ])("with a %s inside the name, put there when it was signed already", async (_what, end) => {
    const genuine = signed(responseXml({ ...parts, nameId: "ada@acme.example.evil.example" }), "Assertion", idp);
    expect(await refusal(genuine.replace(".evil.example", end))).toMatch(/^unreadable: .*comment/);
  });

  it.each([
    ["", '<samlp:Extensions ID="_assertion"/>', /^unexpected_structure: An ID stands at more than one element/],
    // Verifiers look there, too.
    [" in another namespace", '<x:Decoy xmlns:x="urn:x" x:ID="_assertion"/>', /^bad_signature: /],
  ])("with an ID that stands a second time%s", async (_where, decoy, words) => {
    const xml = signed(responseXml(parts), "Assertion", idp).replace("<samlp:Status>", `${decoy}$&`);
    expect(await refusal(xml)).toMatch(words);
  });
});

describe("a genuine assertion wrapped into a forged response is refused", () => {
  const forgedId = "_forged";
  function forged(): string {
    return assertionXml({ ...parts, assertionId: forgedId, nameId: "eve@acme.example" });
  }
  function genuine(): string {
    return signed(assertionXml(parts), "Assertion", idp);
  }

  it.each<[string, () => string]>([
    ["beside the forged one", () => responseXml(parts, forged() + genuine())],
    ["behind it", () => responseXml(parts, genuine() + forged())],
    [
      "in the extensions of the response",
      () =>
        responseXml(parts, forged()).replace("<samlp:Status>", `<samlp:Extensions>${genuine()}</samlp:Extensions>$&`),
    ],
    [
      "inside the forged one",
      () => responseXml(parts, forged().replace("</saml:Assertion>", `<saml:Advice>${genuine()}</saml:Advice>$&`)),
    ],
    [
      "inside the signature of the forged one, which points at it",
      () => {
        const [signature = ""] = /<ds:Signature .*<\/ds:Signature>/.exec(genuine()) ?? [];
        const inner = assertionXml(parts);
        const holder = signature.replace("</ds:Signature>", `<ds:Object>${inner}</ds:Object></ds:Signature>`);
        return responseXml(parts, forged().replace("</saml:Issuer>", `$&${holder}`));
      },
    ],
    ["under the same ID", () => responseXml(parts, forged().replaceAll(forgedId, "_assertion") + genuine())],
  ])("%s", async (_where, xml) => {
    expect(await refusal(xml())).toMatch(/^unexpected_structure: /);
  });

  it("with its signature moved into the forged one", async () => {
    const [signature = ""] = /<ds:Signature .*<\/ds:Signature>/.exec(genuine()) ?? [];
    const xml = responseXml(parts, forged().replace("</saml:Issuer>", `$&${signature}`));
    expect(await refusal(xml)).toMatch(/^unexpected_structure: .*another element/);
    const sameId = xml.replaceAll(forgedId, "_assertion");
    expect(await refusal(sameId)).toMatch(/^bad_signature: /);
  });
});
