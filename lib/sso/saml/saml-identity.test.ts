import { describe, expect, it } from "vitest";
import { type SamlSettings, samlSettings } from "@/lib/contracts/sso-settings";
import type { Assertion, NameId } from "./read-assertion";
import { samlIdentity } from "./saml-identity";

const settings = samlSettings.parse({ ssoUrl: "https://idp.example/sso", idpIssuer: "idp", certificates: ["x"] });
const nameId: NameId = { value: "ada@acme.example", format: "", nameQualifier: null, spNameQualifier: null };
const OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";
const assertion: Assertion = {
  id: "_1",
  inResponseTo: null,
  nameId,
  sessionIndex: null,
  attributes: [
    { name: OBJECT_ID, friendlyName: "", values: ["0b1c"] },
    { name: "urn:oid:0.9.2342.19200300.100.1.3", friendlyName: "mail", values: ["", "a.lovelace@acme.example"] },
    { name: "given", friendlyName: "", values: ["Ada"] },
  ],
  goodUntil: new Date(0),
};

function identity(names: Partial<SamlSettings["attributes"]>, changed: Partial<Assertion> = {}) {
  return samlIdentity({ ...settings, attributes: { ...settings.attributes, ...names } }, { ...assertion, ...changed });
}

describe("who an assertion is about", () => {
  it("is its NameID, which is the address, too, when it looks like one", () => {
    expect(identity({})).toMatchObject({ subject: nameId.value, email: nameId.value, emailVerified: true });
    const named = { nameId: { ...nameId, value: "ada" } };
    expect(identity({}, named)).toMatchObject({ subject: "ada", email: null, emailVerified: false });
  });

  it("is what the method's attributes say, by name or friendly name, without empty values", () => {
    expect(identity({ subject: OBJECT_ID, email: "mail", firstName: "given", lastName: "family" })).toMatchObject({
      subject: "0b1c",
      email: "a.lovelace@acme.example",
      firstName: "Ada",
      lastName: null,
    });
  });

  it("comes with everything that was sent", () => {
    expect(identity({}).attributes.map(({ name }) => name)).toEqual([
      "NameID",
      ...assertion.attributes.map(({ name }) => name),
    ]);
  });

  it.each<[string, Partial<SamlSettings["attributes"]>, Partial<Assertion>]>([
    ["no NameID", {}, { nameId: null }],
    ["no such attribute", { subject: "oid" }, {}],
    ["a name longer than 512 characters", {}, { nameId: { ...nameId, value: "a".repeat(513) } }],
    [
      "a NameID that is another one each time",
      {},
      { nameId: { ...nameId, format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" } },
    ],
  ])("is nobody with %s", (_what, names, changed) => {
    expect(() => identity(names, changed)).toThrow(expect.objectContaining({ code: "no_subject" }));
  });
});
