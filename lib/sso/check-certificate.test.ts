import { beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { METADATA_BYTES_MAX } from "@/lib/contracts/sso";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { checkCertificate } from "./check-certificate";
import { readIdpMetadata } from "./read-idp-metadata";
import { selfSignedCertificate } from "./self-signed-certificate";
import { metadataOf } from "./testing/idp-metadata";
import { TEST_CERTIFICATE } from "./testing/saml-config";

const NOW = new Date("2027-06-01T12:00:00.000Z");

let opened: OpenDatabase;
let team: SettingsTeam;
beforeAll(async () => {
  opened = await freshDatabase();
  team = await settingsTeam(opened.db);
  return () => opened.close();
});

function check(certificate: string) {
  return checkCertificate({ db: opened.db, clock: () => NOW }, team.admin("sso.manage"), { certificate });
}

function readMetadata(xml: string) {
  return readIdpMetadata({ db: opened.db, clock: () => NOW }, team.admin("sso.manage"), { xml });
}

describe("before anything is stored", () => {
  it("a certificate is shown, also the next one, and refused at its field when it is none or has ended", async () => {
    expect((await check(TEST_CERTIFICATE)).subject).toBe("CN=Test IdP, O=Example");
    const [next, ended] = await Promise.all(
      [1, -1].map((days) => {
        const edge = new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);
        const [validFrom, validTo] = days > 0 ? [edge, new Date("2040-01-01")] : [new Date(0), edge];
        return selfSignedCertificate({ commonName: "IdP", validFrom, validTo });
      }),
    );
    expect((await check(next?.certificate ?? "")).validFrom).toBe("2027-06-02T12:00:00.000Z");
    for (const [text, sentence] of [
      [ended?.certificate ?? "", /ended on 2027-05-31/],
      ["x", /not a certificate/],
    ] as const) {
      const { details } = await refusal(check(text), "invalid_input");
      expect(details.fields?.["certificate"]).toMatch(sentence);
    }
  });

  it("metadata fills the form, and is refused in words when it is none or too large", async () => {
    const xml = metadataOf({ certificates: [TEST_CERTIFICATE] });
    expect(await readMetadata(xml)).toMatchObject({ idpIssuer: "https://idp.example/saml" });
    const { details } = await refusal(readMetadata("<a/>"), "invalid_input");
    expect(details.fields?.["xml"]).toMatch(/no SAML metadata/);
    await refusal(readMetadata(`${xml}<!-- ${"ü".repeat(METADATA_BYTES_MAX / 2)} -->`), "too_large");
  });
});
