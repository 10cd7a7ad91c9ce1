import { beforeAll, describe, expect, it } from "vitest";
import type { KeyPair } from "../self-signed-certificate";
import {
  assertionXml,
  encrypted,
  minutesAfter,
  type ResponseParts,
  RSA_SHA1,
  responseXml,
  SHA1,
  signed,
} from "./testing/forge-response";
import { testKeys, type Verifying, verifying } from "./testing/verifying";

const NOW = new Date("2026-03-01T12:00:00.000Z");

let own: KeyPair;
let idp: KeyPair;
let stranger: KeyPair;
let parts: ResponseParts;
let verify: Verifying["verify"];
let refusal: Verifying["refusal"];
beforeAll(async () => {
  const keys = await testKeys();
  ({ own, idp, stranger } = keys);
  ({ parts, verify, refusal } = verifying(keys, NOW));
});

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
