import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MetadataError, readMetadata } from "./idp-metadata";
import { selfSignedCertificate } from "./self-signed-certificate";
import { metadataOf } from "./testing/idp-metadata";
import { SHORT_CERTIFICATE } from "./testing/other-certificates";
import { parseXml, XmlError } from "./xml-tree";

const NOW = new Date("2026-06-01T12:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;

let present: string;
let next: string;
let third: string;
let ended: string;
beforeAll(async () => {
  [present = "", next = "", third = "", ended = ""] = await Promise.all(
    [100, 700, 50, -1].map(async (days) => {
      const validity = { validFrom: new Date(0), validTo: new Date(NOW.getTime() + days * DAY_MS) };
      return (await selfSignedCertificate({ commonName: "IdP", ...validity })).certificate;
    }),
  );
});

function read(xml: string) {
  return readMetadata(xml, NOW);
}

function problem(xml: string): string {
  try {
    read(xml);
  } catch (error) {
    if (error instanceof MetadataError) return error.message;
    throw error;
  }
  throw new Error("It was accepted.");
}

describe("the metadata of an identity provider", () => {
  it("fills the form", () => {
    const more = `<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
      <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/slo?a=1&amp;b=2"/>`;
    const xml = metadataOf({ certificates: [present], more, descriptorAttributes: 'WantAuthnRequestsSigned="true"' });
    expect(read(xml)).toMatchObject({
      ssoUrl: "https://idp.example/sso",
      idpIssuer: "https://idp.example/saml",
      certificates: [{ text: present, view: { subject: "CN=IdP" } }],
      nameIdFormat: "emailAddress",
      signRequests: true,
      logoutUrl: "https://idp.example/slo?a=1&b=2",
      notes: [],
    });
  });

  it("is found inside EntitiesDescriptor, with any prefix, with a byte order mark and without one", () => {
    const entity = metadataOf({ certificates: [present] }).replace(/<\?xml.*\?>/, "");
    const wrapped = `\uFEFF<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${entity}</EntitiesDescriptor>`;
    expect(read(wrapped).idpIssuer).toBe("https://idp.example/saml");
    expect(read(entity.replaceAll("md:", "x:").replace("xmlns:md", "xmlns:x")).ssoUrl).toBe("https://idp.example/sso");
  });

  it("gives at most two certificates, those that last longest, and says that others were left out", () => {
    const { certificates, notes } = read(metadataOf({ certificates: [ended, third, present, next, present] }));
    expect(certificates.map(({ text }) => text)).toEqual([next, present]);
    expect(notes).toEqual([expect.stringContaining("2 certificates were left out")]);
  });

  it("takes keys without a use, and none that only encrypt", () => {
    const xml = metadataOf({ certificates: [present, next] });
    expect(read(xml.replaceAll('use="signing"', "")).certificates).toHaveLength(2);
    expect(problem(xml.replaceAll('use="signing"', 'use="encryption"'))).toMatch(/no certificate that signs/);
  });

  it("says when it is out of date itself", () => {
    const xml = metadataOf({ certificates: [present], entityAttributes: 'validUntil="2026-01-01T00:00:00Z"' });
    expect(read(xml).notes).toEqual([expect.stringContaining("good until 2026-01-01")]);
  });

  it.each<[string, () => string, RegExp]>([
    ["HTML", () => "<!DOCTYPE html><html><body>Sign in</body></html>", /document type/],
    ["XML of something else", () => "<feed xmlns='http://www.w3.org/2005/Atom'/>", /no SAML metadata/],
    ["no XML", () => "entityID: https://idp.example", /not well-formed/],
    ["cut off", () => metadataOf({ certificates: [present] }).slice(0, 700), /not well-formed/],
    ["empty", () => "   ", /not well-formed/],
    [
      "that of a service provider",
      () => metadataOf({ certificates: [present] }).replaceAll("IDPSSODescriptor", "SPSSODescriptor"),
      /service provider/,
    ],
    [
      "for SAML 1.1 only",
      () => metadataOf({ certificates: [present], protocol: "urn:oasis:names:tc:SAML:1.1:protocol" }),
      /SAML 2\.0/,
    ],
    ["without HTTP-Redirect", () => metadataOf({ certificates: [present], binding: "HTTP-POST" }), /HTTP-Redirect/],
    ["without a certificate", () => metadataOf({ certificates: [] }), /no certificate that signs/],
    ["with a certificate that has ended", () => metadataOf({ certificates: [ended] }), /have ended/],
    ["with a key that is too short", () => metadataOf({ certificates: [SHORT_CERTIFICATE] }), /1024 bits/],
    [
      "of several providers",
      () => {
        const entity = metadataOf({ certificates: [present] }).replace(/<\?xml.*\?>/, "");
        return `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${entity}${entity}</EntitiesDescriptor>`;
      },
      /2 identity providers/,
    ],
  ])("is refused in words when it is %s", (_what, xml, sentence) => expect(problem(xml())).toMatch(sentence));
});

describe("a hostile file", () => {
  it("cannot read a file or call an address through entities", async () => {
    const folder = await mkdtemp(join(tmpdir(), "muster-xxe-"));
    await writeFile(join(folder, "secret.txt"), "hunter22");
    let calls = 0;
    const server = createServer((_req, res) => {
      calls += 1;
      res.end("hunter22");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    for (const source of [`file://${join(folder, "secret.txt")}`, `http://127.0.0.1:${port}/secret`]) {
      for (const dtd of [
        `[<!ENTITY x SYSTEM "${source}">]`,
        `SYSTEM "${source}"`,
        `[<!ENTITY % p SYSTEM "${source}"> %p;]`,
      ]) {
        const xml = metadataOf({ certificates: [present], entityId: "&x;" }).replace("?>", `?><!DOCTYPE a ${dtd}>`);
        expect(problem(xml)).toMatch(/document type/);
      }
    }
    expect(calls).toBe(0);
    expect(await readFile(join(folder, "secret.txt"), "utf8")).toBe("hunter22");
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  it("cannot blow up: no entity of its own is known", () => {
    const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>`;
    expect(() => parseXml(laughs)).toThrow(/document type/);
    expect(() => parseXml("<a>&b;</a>")).toThrow(XmlError);
    expect(parseXml("<a>&lt;&amp;&#x41;&apos;</a>").text).toBe("<&A'");
  });

  it("is refused in words wherever it is cut off or changed", () => {
    const xml = metadataOf({ certificates: [present] });
    for (let index = 0; index < xml.length; index++) {
      for (const text of [xml.slice(0, index), `${xml.slice(0, index)}<${xml.slice(index + 1)}`]) {
        try {
          read(text);
        } catch (error) {
          expect(error, `at ${index}`).toBeInstanceOf(MetadataError);
        }
      }
    }
  });

  it("is bounded in depth and number of elements", () => {
    expect(() => parseXml("<a>".repeat(33))).toThrow(/too large or too deep/);
    expect(() => parseXml(`<a>${"<b/>".repeat(20_000)}</a>`)).toThrow(/too large or too deep/);
  });

  it.each([
    "<a b='1' b='2'/>",
    "<a><b></a></b>",
    "<a/><b/>",
    "<x:a/>",
    "<a>\u0000</a>",
    "<a>]]></a>",
    "<?xml version='1.0'?",
  ])("is held to the letter of XML: not %j", (text) => expect(() => parseXml(text)).toThrow(XmlError));

  it("has no text of comments, so that none can split a value in two readings", () => {
    expect(parseXml("<a>admin@acme.example<!-- -->.evil.example</a>").text).toBe("admin@acme.example.evil.example");
  });
});
