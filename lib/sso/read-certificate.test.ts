import { createPrivateKey, createSign, createVerify, generateKeyPairSync, X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { CertificateError, readCertificateText, viewCertificate } from "./read-certificate";
import { type KeyPair, selfSignedCertificate } from "./self-signed-certificate";
import { EC_CERTIFICATE, SHORT_CERTIFICATE } from "./testing/other-certificates";
import { pemOf } from "./testing/pem";
import { usableCertificates } from "./usable-certificates";

const NOW = new Date("2026-06-01T12:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;

function daysFromNow(days: number): Date {
  return new Date(NOW.getTime() + days * DAY_MS);
}

function certificate(fromDays: number, toDays: number, commonName = "Acme IdP Zürich"): Promise<KeyPair> {
  return selfSignedCertificate({ commonName, validFrom: daysFromNow(fromDays), validTo: daysFromNow(toDays) });
}

/** The valid certificate with a part of its DER form, in hexadecimal digits, written anew. */
function edited(part: RegExp, write: (digits: string) => string): string {
  const digits = Buffer.from(valid.certificate, "base64").toString("hex");
  expect(digits).toMatch(part);
  return Buffer.from(digits.replace(part, write), "hex").toString("base64");
}

let valid: KeyPair;
let next: KeyPair;
let ended: KeyPair;
beforeAll(async () => {
  [valid, next, ended] = await Promise.all([certificate(-10, 300), certificate(20, 700), certificate(-400, -1)]);
});

describe("a certificate that Muster makes", () => {
  it("is signed by its own key, is no authority, and may sign and be encrypted to", () => {
    const x509 = new X509Certificate(Buffer.from(valid.certificate, "base64"));
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(x509.checkPrivateKey(createPrivateKey(valid.privateKey))).toBe(true);
    expect(x509.ca).toBe(false);
    expect(x509.subject).toBe("CN=Acme IdP Zürich");
    const signature = createSign("sha256").update("text").sign(valid.privateKey);
    expect(createVerify("sha256").update("text").verify(x509.publicKey, signature)).toBe(true);
  });

  it("is valid from and to when it was told, also beyond 2049", async () => {
    const validTo = new Date("2061-02-03T04:05:06.000Z");
    const { certificate: text } = await selfSignedCertificate({ commonName: "x", validFrom: NOW, validTo });
    const view = viewCertificate(text);
    expect([view.validFrom, view.validTo]).toEqual([NOW.toISOString(), validTo.toISOString()]);
  });

  it("has a serial number of its own", async () => {
    const serials = [valid, next, ended].map(
      ({ certificate: text }) => new X509Certificate(Buffer.from(text, "base64")).serialNumber,
    );
    expect(new Set(serials).size).toBe(3);
  });
});

describe("what an admin enters as a certificate", () => {
  it("is read from PEM, from bare base64, and with spaces and lines as they come", () => {
    const { certificate: text } = valid;
    const forms = [
      pemOf(text),
      pemOf(text).replaceAll("\n", "\r\n"),
      `\n\n  ${pemOf(text)}  `,
      text,
      ` ${text.replace(/(.{40})/g, "$1 \n")}`,
    ];
    for (const form of forms) expect(readCertificateText(form).text).toBe(text);
  });

  it("is shown with subject, validity, key and fingerprint", () => {
    const { fingerprint256 } = new X509Certificate(Buffer.from(valid.certificate, "base64"));
    expect(readCertificateText(valid.certificate).view).toEqual({
      subject: "CN=Acme IdP Zürich",
      issuer: "CN=Acme IdP Zürich",
      validFrom: daysFromNow(-10).toISOString(),
      validTo: daysFromNow(300).toISOString(),
      fingerprint: fingerprint256,
      key: "RSA, 2048 bits",
    });
  });

  it.each<[string, () => string, RegExp]>([
    ["an empty text", () => "", /not a certificate/],
    ["a sentence", () => "please sign in here", /not a certificate/],
    ["base64 of something else", () => Buffer.from("not a certificate at all").toString("base64"), /or only a part/],
    ["half a certificate", () => pemOf(valid.certificate.slice(0, 400)), /only a part of one/],
    ["a private key", () => valid.privateKey, /private key.*known to others/],
    ["a private key behind the certificate", () => pemOf(valid.certificate) + valid.privateKey, /private key/],
    ["two certificates at once", () => pemOf(valid.certificate) + pemOf(next.certificate), /several certificates/],
    [
      "a public key",
      () =>
        generateKeyPairSync("rsa", {
          modulusLength: 2048,
          publicKeyEncoding: { type: "spki", format: "pem" },
          privateKeyEncoding: { type: "pkcs8", format: "pem" },
        }).publicKey,
      /a public key/,
    ],
    ["a key of 1024 bits", () => SHORT_CERTIFICATE, /1024 bits/],
    ["an elliptic curve", () => EC_CERTIFICATE, /no RSA key/],
    ["of no time", () => edited(/170d.{26}170d/, (time) => time.replace(/../g, "5a")), /from when to when|only a part/],
    [
      "with a key of another kind",
      () => edited(/06092a864886f70d010101/, (id) => `${id.slice(0, -2)}7f`),
      /not known here/,
    ],
  ])("is refused in words when it is %s", (_what, text, sentence) => {
    expect(() => readCertificateText(text())).toThrow(CertificateError);
    expect(() => readCertificateText(text())).toThrow(sentence);
  });

  it("is read or refused in words, whichever of its bytes is another one", () => {
    const der = Buffer.from(valid.certificate, "base64");
    for (let index = 0; index < der.length; index++) {
      for (const value of [0x00, 0x30, 0x7f, 0xff]) {
        const changed = Buffer.from(der);
        changed[index] = value;
        try {
          readCertificateText(changed.toString("base64"));
        } catch (error) {
          expect(error, `byte ${index} is ${value}`).toBeInstanceOf(CertificateError);
        }
      }
    }
  });
});

describe("the certificates of a method", () => {
  const accept = async (...texts: readonly string[]) => usableCertificates(texts, NOW);
  const problem = async (...texts: readonly string[]) => {
    const { message, details } = await refusal(accept(...texts), "invalid_input");
    expect(details.fields).toEqual({ certificates: message });
    return message;
  };

  it("are one, or two while they are rotated: the next may not be valid yet", async () => {
    const { certificate: present } = valid;
    expect((await accept(pemOf(present))).map(({ text }) => text)).toEqual([present]);
    expect(await accept(next.certificate, present)).toHaveLength(2);
  });

  it("may not have ended", async () => {
    expect(await problem(ended.certificate)).toMatch(/^The certificate ended on 2026-05-31\./);
    expect(await problem(valid.certificate, ended.certificate)).toMatch(/^The certificate 2 ended/);
  });

  it("may not all begin in the future, nor be the same one twice", async () => {
    expect(await problem(next.certificate)).toMatch(/not valid before 2026-06-21/);
    expect(await problem(valid.certificate, pemOf(valid.certificate))).toMatch(/the same one/);
  });

  it("are named when one of two is none", async () => {
    expect(await problem(valid.certificate, "x")).toMatch(/^Certificate 2: This is not a certificate/);
  });
});
