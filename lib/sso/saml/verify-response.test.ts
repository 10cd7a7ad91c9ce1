import { beforeAll, describe, expect, it } from "vitest";
import type { SamlSettings } from "@/lib/contracts/sso-settings";
import type { KeyPair } from "../self-signed-certificate";
import { SsoProblem } from "../sso-problem";
import {
  assertionXml,
  base64,
  encrypted,
  minutesAfter,
  type ResponseParts,
  RSA_SHA1,
  responseXml,
  SHA1,
  signed,
  testKeyPair,
} from "./testing/forge-response";
import { testServiceProvider } from "./testing/saml-method";
import { verifyResponse } from "./verify-response";

const NOW = new Date("2026-03-01T12:00:00.000Z");

let own: KeyPair;
let idp: KeyPair;
let stranger: KeyPair;
let parts: ResponseParts;
beforeAll(async () => {
  [own, idp, stranger] = await Promise.all([testKeyPair("Muster"), testKeyPair("Okta"), testKeyPair("Stranger")]);
  const { acsUrl, entityId } = testServiceProvider(own, [idp.certificate]);
  parts = { now: NOW, acsUrl, entityId, inResponseTo: "_request" };
});

function verify(xml: string, settings: Partial<SamlSettings> = {}, certificates = [idp.certificate]) {
  return verifyResponse(testServiceProvider(own, certificates, settings), base64(xml), NOW);
}

/** The code and message of a refusal. */
async function refusal(xml: string, settings: Partial<SamlSettings> = {}): Promise<string> {
  try {
    await verify(xml, settings);
    return "accepted";
  } catch (error) {
    if (error instanceof SsoProblem) return `${error.code}: ${error.message}`;
    throw error;
  }
}

function withAssertionSigned(more: Partial<ResponseParts> = {}, key = idp): string {
  return signed(responseXml({ ...parts, ...more }), "Assertion", key);
}

describe("a response that is as it should be", () => {
  it("is accepted with its assertion signed, and read", async () => {
    const assertion = await verify(withAssertionSigned({ attributes: { mail: "ada@acme.example" } }));
    expect(assertion).toEqual({
      id: "_assertion",
      inResponseTo: "_request",
      nameId: { value: "ada@acme.example", format: "", nameQualifier: null, spNameQualifier: null },
      sessionIndex: "_session",
      attributes: [{ name: "mail", friendlyName: "", values: ["ada@acme.example"] }],
      // Five minutes by its own word, and three for clocks that differ.
      goodUntil: minutesAfter(NOW, 8),
    });
  });

  it("is accepted as it is often printed: with a declaration and white space", async () => {
    const printed = responseXml(parts).replaceAll("><", ">\r\n  <");
    const xml = signed(`<?xml version="1.0" encoding="UTF-8"?>\n${printed}`, "Assertion", idp);
    expect(await verify(xml)).toMatchObject({ nameId: { value: "ada@acme.example" } });
  });

  it("is accepted with the whole response signed", async () => {
    expect(await refusal(signed(responseXml(parts), "Response", idp))).toBe("accepted");
  });

  it("is accepted with both signed", async () => {
    expect(await refusal(signed(withAssertionSigned(), "Response", idp))).toBe("accepted");
  });

  it("is accepted with either of two certificates, while they are rotated", async () => {
    const both = [stranger.certificate, idp.certificate];
    await expect(verify(withAssertionSigned(), {}, both)).resolves.toBeDefined();
    await expect(verify(withAssertionSigned({}, stranger), {}, both)).resolves.toBeDefined();
  });

  it("is accepted up to three minutes before and after its time", async () => {
    const edge = { issuedAt: minutesAfter(NOW, 2.9), notBefore: minutesAfter(NOW, 2.9) };
    expect(await refusal(withAssertionSigned(edge))).toBe("accepted");
    const late = { notOnOrAfter: minutesAfter(NOW, -2.9), confirmedUntil: minutesAfter(NOW, -2.9) };
    expect(await refusal(withAssertionSigned({ ...late, issuedAt: minutesAfter(NOW, -8) }))).toBe("accepted");
  });

  it("answers no request when it names none", async () => {
    expect(await verify(withAssertionSigned({ inResponseTo: null }))).toMatchObject({ inResponseTo: null });
  });

  it("takes the request from a signed envelope when the assertion names none", async () => {
    const xml = responseXml({ ...parts, inResponseTo: null, envelopeInResponseTo: "_request" });
    expect(await verify(signed(xml, "Response", idp))).toMatchObject({ inResponseTo: "_request" });
  });
});

describe("a response is refused", () => {
  it("that is not signed", async () => {
    expect(await refusal(responseXml(parts))).toMatch(/^unsigned: /);
  });

  it("whose text was changed after it was signed", async () => {
    const forged = withAssertionSigned().replace("ada@acme.example", "eve@acme.example");
    expect(await refusal(forged)).toMatch(/^bad_signature: /);
  });

  it("whose envelope was changed although the assertion is good", async () => {
    const xml = signed(withAssertionSigned(), "Response", idp);
    expect(await refusal(xml.replace('Version="2.0" IssueInstant', 'Version="2.1" IssueInstant'))).toMatch(
      /^bad_signature: /,
    );
  });

  it("that another certificate signed, naming its fingerprint", async () => {
    const message = await refusal(withAssertionSigned({}, stranger));
    expect(message).toMatch(/^wrong_certificate: The response was signed with another certificate: ([0-9A-F]{2}:){31}/);
  });

  it("that another key signed, whatever it says of its certificate", async () => {
    const pretending = { privateKey: stranger.privateKey, certificate: idp.certificate };
    expect(await refusal(withAssertionSigned({}, pretending))).toMatch(/^bad_signature: /);
    const silent = signed(responseXml(parts), "Assertion", stranger, { withoutCertificate: true });
    expect(await refusal(silent)).toMatch(/^bad_signature: .*another certificate than/);
  });

  it.each([
    ["its signature", { signatureAlgorithm: RSA_SHA1 }, "rsa-sha1"],
    ["its digest", { digestAlgorithm: SHA1 }, "sha1"],
  ])("that uses SHA-1 for %s", async (_which, options, name) => {
    const xml = signed(responseXml(parts), "Assertion", idp, options);
    expect(await refusal(xml)).toContain(`weak_algorithm: The provider signs with ${name}`);
  });

  it.each<[string, string, () => Partial<ResponseParts>]>([
    ["expired", "expired", () => ({ notOnOrAfter: minutesAfter(NOW, -4) })],
    ["may not be brought any more", "expired", () => ({ confirmedUntil: minutesAfter(NOW, -4) })],
    ["was made long ago", "expired", () => ({ issuedAt: minutesAfter(NOW, -14) })],
    ["is of a session that is over", "expired", () => ({ sessionUntil: minutesAfter(NOW, -4) })],
    ["is not good yet", "not_yet_valid", () => ({ notBefore: minutesAfter(NOW, 4) })],
    ["was made in the future", "not_yet_valid", () => ({ issuedAt: minutesAfter(NOW, 4) })],
    ["is for somebody else", "wrong_audience", () => ({ audience: "https://other.example" })],
    ["is for nobody", "wrong_audience", () => ({ withoutConditions: true })],
    ["is to be sent elsewhere", "wrong_recipient", () => ({ recipient: "https://other.example/acs" })],
    ["was sent elsewhere", "wrong_recipient", () => ({ destination: "https://other.example/acs" })],
    ["is of another issuer", "wrong_issuer", () => ({ issuer: "https://evil.example/saml" })],
    [
      "is in the envelope of another request",
      "unexpected_structure",
      () => ({ inResponseTo: "_theirs", envelopeInResponseTo: "_mine" }),
    ],
    [
      "answers a request by its unsigned envelope only",
      "unexpected_structure",
      () => ({ inResponseTo: null, envelopeInResponseTo: "_mine" }),
    ],
  ])("that %s", async (_what, code, more) => {
    expect(await refusal(withAssertionSigned(more()))).toMatch(new RegExp(`^${code}: `));
  });

  it("in which the provider says no, with its words", async () => {
    const xml = responseXml({ ...parts, status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }, "");
    expect(await refusal(xml)).toMatch(/^provider_refused: .*Responder/);
  });

  it.each([
    ["no base64 of XML", "hello"],
    ["no response", '<a xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>'],
  ])("that is %s", async (_what, xml) => {
    expect(await refusal(xml)).toMatch(/^unreadable: /);
  });

  it("with what it said of the person", async () => {
    const xml = withAssertionSigned({ attributes: { mail: "ada@acme.example" }, audience: "https://other.example" });
    await expect(verify(xml)).rejects.toMatchObject({ attributes: [{ name: "mail", values: ["ada@acme.example"] }] });
  });
});

describe("a document that could mean two things is refused", () => {
  it("with a document type that reads a file (XXE)", async () => {
    const doctype = '<!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/passwd">]>';
    const xml = withAssertionSigned().replace("ada@acme.example", "&file;");
    expect(await refusal(doctype + xml)).toMatch(/^unreadable: .*document type/);
  });

  it("with entities that grow without end", async () => {
    const doctype = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await refusal(doctype + withAssertionSigned())).toMatch(/^unreadable: /);
  });

  it("with a comment inside the name", async () => {
    const xml = signed(responseXml({ ...parts, nameId: "ada@acme.example<!---->.evil.example" }), "Assertion", idp);
    expect(await refusal(xml)).toMatch(/^unreadable: .*comment/);
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

describe("an encrypted assertion", () => {
  it("is read when it was encrypted to the method's certificate", async () => {
    const inner = await encrypted(signed(assertionXml(parts), "Assertion", idp), own.certificate);
    expect(await verify(responseXml(parts, inner), { wantEncryptedAssertions: true })).toMatchObject({
      nameId: { value: "ada@acme.example" },
    });
  });

  it("is read when only the response around it is signed", async () => {
    const inner = await encrypted(assertionXml(parts), own.certificate);
    expect(await refusal(signed(responseXml(parts, inner), "Response", idp))).toBe("accepted");
  });

  it("can be demanded", async () => {
    expect(await refusal(withAssertionSigned(), { wantEncryptedAssertions: true })).toMatch(/^not_encrypted: /);
  });

  it("is refused when it was encrypted to somebody else", async () => {
    const inner = await encrypted(signed(assertionXml(parts), "Assertion", idp), stranger.certificate);
    expect(await refusal(responseXml(parts, inner))).toMatch(/^cannot_decrypt: /);
  });

  it("is refused when nothing is signed: anybody can encrypt", async () => {
    const inner = await encrypted(assertionXml(parts), own.certificate);
    expect(await refusal(responseXml(parts, inner))).toMatch(/^unsigned: /);
  });

  it("is refused when it is signed with SHA-1, or by a stranger", async () => {
    const weak = signed(assertionXml(parts), "Assertion", idp, { signatureAlgorithm: RSA_SHA1 });
    expect(await refusal(responseXml(parts, await encrypted(weak, own.certificate)))).toMatch(/^weak_algorithm: /);
    const foreign = signed(assertionXml(parts), "Assertion", stranger);
    expect(await refusal(responseXml(parts, await encrypted(foreign, own.certificate)))).toMatch(
      /^wrong_certificate: /,
    );
  });

  it("is refused when it hides a document type", async () => {
    const inner = `<!DOCTYPE a [<!ENTITY e "x">]>${signed(assertionXml(parts), "Assertion", idp)}`;
    expect(await refusal(responseXml(parts, await encrypted(inner, own.certificate)))).toMatch(/^unreadable: /);
  });

  it("is refused with ciphers that leak", async () => {
    const inner = signed(assertionXml(parts), "Assertion", idp);
    const oldKey = await encrypted(inner, own.certificate, "http://www.w3.org/2001/04/xmlenc#rsa-1_5");
    expect(await refusal(responseXml(parts, oldKey))).toMatch(/^weak_algorithm: .*rsa-1_5/);
    const oldContent = await encrypted(
      inner,
      own.certificate,
      "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
      "http://www.w3.org/2001/04/xmlenc#tripledes-cbc",
    );
    expect(await refusal(responseXml(parts, oldContent))).toMatch(/^weak_algorithm: .*tripledes/);
  });
});
