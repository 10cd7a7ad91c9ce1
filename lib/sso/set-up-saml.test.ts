import { createPrivateKey, X509Certificate } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf, rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import { turnOnScim } from "@/lib/provisioning/turn-on-scim";
import { unseal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import type { Services } from "@/lib/services";
import { createSsoMethod } from "./create-sso-method";
import { findMethod } from "./find-method";
import { methodSecretContext } from "./method-config";
import { readSsoMethod } from "./read-sso-method";
import { selfSignedCertificate } from "./self-signed-certificate";
import { setUpSaml } from "./set-up-saml";
import { pemOf } from "./testing/pem";
import { TEST_CERTIFICATE, TEST_SAML_CONFIG } from "./testing/saml-config";

const NOW = new Date("2027-06-01T12:00:00.000Z");
const { settings: SETTINGS } = TEST_SAML_CONFIG;

type Input = Parameters<typeof setUpSaml>[2];

describe.each(databases)("SAML methods in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => NOW };
  });
  afterAll(() => opened.close());

  const create = (team: SettingsTeam, name = "Okta") =>
    createSsoMethod(services, team.admin("sso.manage"), { provider: "okta", protocol: "saml", name });
  const newTeam = () => settingsTeam(services.db, { sso: [] });
  async function newMethod() {
    const team = await newTeam();
    const { method } = await create(team);
    return { team, methodId: method.id };
  }
  function setUp(team: SettingsTeam, methodId: string, change: Partial<Input> = {}) {
    if (!SETTINGS) throw new Error("The example is not set up.");
    return setUpSaml(services, team.admin("sso.manage"), { ...SETTINGS, methodId, name: "Okta", ...change });
  }
  const link = (team: SettingsTeam, methodId: string, subject: string) =>
    rows(
      services.db,
      sql`insert into sso_subjects (team_id, method_id, subject, member_id)
        values (${team.teamId}, ${methodId}, ${subject}, ${team.memberId})`,
    );
  const lastAudit = async (team: SettingsTeam) => (await auditOf(services.db, team.teamId)).at(-1);

  it("are added off and not set up, with addresses, a RelayState and a key pair of their own", async () => {
    const team = await newTeam();
    const { method, setup } = await create(team);
    const base = `https://muster.example/sso/saml/${method.id}`;
    expect(method).toMatchObject({ enabled: false, isSetUp: false, testedAt: null, addsNewUsers: true });
    expect(setup).toMatchObject({
      protocol: "saml",
      settings: null,
      serviceProvider: { entityId: `${base}/metadata`, acsUrl: `${base}/acs`, loginUrl: `${base}/login` },
    });
    const { method: other } = await create(team, "Second");
    const [one, two] = [await findMethod(services.db, method.id), await findMethod(services.db, other.id)];
    if (one?.protocol !== "saml" || two?.protocol !== "saml") throw new Error("They are not there.");
    expect(one.config?.relayState).toMatch(/^[\w-]{32}$/);
    expect(one.config?.relayState).not.toBe(two.config?.relayState);
    const { certificate = "", sealedPrivateKey = "" } = one.config?.serviceProvider ?? {};
    const key = unseal(
      await secretKeys(),
      sealedPrivateKey,
      methodSecretContext(team.teamId, method.id, "private_key"),
    );
    expect(new X509Certificate(Buffer.from(certificate, "base64")).checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(await lastAudit(team)).toMatchObject({ action: "sso.created", targetId: other.id });
  });

  it("let nobody join while SCIM is on, unless an admin says so", async () => {
    const team = await settingsTeam(services.db);
    await turnOnScim(services, team.admin("scim.enable"));
    expect((await create(team)).method.addsNewUsers).toBe(false);
  });

  it("have names that differ, in whatever case, and speak what their provider speaks", async () => {
    const team = await newTeam();
    await create(team, "Okta");
    await refusal(create(team, "OKTA"), "name_taken");
    const other = await create(team, "Other");
    await refusal(setUp(team, other.method.id, { name: "okta" }), "name_taken");
    const input = { provider: "adfs", protocol: "oidc", name: "AD FS" } as const;
    await refusal(createSsoMethod(services, team.admin("sso.manage"), input), "invalid_input");
  });

  it("are 20 at most", async () => {
    const team = await settingsTeam(services.db, { sso: Array.from({ length: 20 }, () => false) });
    await refusal(create(team), "conflict");
  });

  it("take certificates as PEM, store them as base64, and show what they say", async () => {
    const { team, methodId } = await newMethod();
    const detail = await setUp(team, methodId, { certificates: [pemOf(TEST_CERTIFICATE)] });
    expect(detail.method.isSetUp).toBe(true);
    expect(detail.setup).toMatchObject({
      settings: { certificates: [TEST_CERTIFICATE] },
      certificates: [{ subject: "CN=Test IdP, O=Example" }],
    });
    expect(detail.method.certificatesEndAt).toMatch(/^2126-/);
    expect(await readSsoMethod(services, team.admin("sso.read"), { methodId })).toEqual(detail);
  });

  it("tell when the last of two certificates ends", async () => {
    const { team, methodId } = await newMethod();
    const validTo = new Date("2027-07-01T00:00:00.000Z");
    const { certificate } = await selfSignedCertificate({ commonName: "Present", validFrom: new Date(0), validTo });
    const one = await setUp(team, methodId, { certificates: [certificate] });
    expect(one.method.certificatesEndAt).toBe(validTo.toISOString());
    const two = await setUp(team, methodId, { certificates: [certificate, TEST_CERTIFICATE] });
    expect(two.method.certificatesEndAt).toMatch(/^2126-/);
    const { details } = (await lastAudit(team)) ?? {};
    expect(details).toMatchObject({
      changed: ["certificates"],
      certificates: [expect.stringMatching(/^\w\w:/), expect.anything()],
    });
  });

  it("are refused without https, and with what is no certificate, and nothing is stored then", async () => {
    const { team, methodId } = await newMethod();
    const before = await rowsOfTeam(services.db, team.teamId);
    const { details } = await refusal(setUp(team, methodId, { ssoUrl: "http://idp.example" }), "invalid_input");
    expect(details.fields).toHaveProperty("ssoUrl");
    await refusal(setUp(team, methodId, { logoutUrl: "http://idp.example" }), "invalid_input");
    await refusal(setUp(team, methodId, { certificates: ["x"] }), "invalid_input");
    expect(await rowsOfTeam(services.db, team.teamId)).toEqual(before);
  });

  it("have to be tested anew after a change, not after a new name; what is the same leaves no row", async () => {
    const { team, methodId } = await newMethod();
    await setUp(team, methodId);
    const testedAt = async () => (await findMethod(services.db, methodId))?.testedAt ?? null;
    const markTested = () => rows(services.db, sql`update sso_methods set tested_at = now() where id = ${methodId}`);
    await markTested();
    const rowsBefore = (await auditOf(services.db, team.teamId)).length;
    await setUp(team, methodId);
    expect((await auditOf(services.db, team.teamId)).length).toBe(rowsBefore);
    await setUp(team, methodId, { name: "Okta Europe" });
    expect(await testedAt()).not.toBeNull();
    expect(await lastAudit(team)).toMatchObject({
      action: "sso.changed",
      details: { changed: ["name"], from: "Okta", to: "Okta Europe" },
    });
    await setUp(team, methodId, { name: "Okta Europe", ssoUrl: "https://idp.example/other" });
    expect(await testedAt()).toBeNull();
    expect(await lastAudit(team)).toMatchObject({ details: { changed: ["ssoUrl"] } });
  });

  it("keep the links of people until a subject means somebody else", async () => {
    const { team, methodId } = await newMethod();
    await setUp(team, methodId);
    await link(team, methodId, "ada");
    await link(team, methodId, "ada@second");
    const linked = async (change: Partial<Input>) => (await setUp(team, methodId, change)).linkedPeople;
    expect(await linked({ ssoUrl: "https://idp.example/2", signRequests: true })).toBe(1);
    const attributes = { email: "mail", firstName: "", lastName: "", subject: "objectId" };
    expect(await linked({ attributes })).toBe(0);
    await link(team, methodId, "ada");
    expect(await linked({ attributes, nameIdFormat: "emailAddress" })).toBe(1);
    expect(await linked({ attributes, nameIdFormat: "emailAddress", idpIssuer: "https://other.example" })).toBe(0);
    expect(await lastAudit(team)).toMatchObject({ details: { unlinked: true } });
  });

  it("can be set up again when what is stored cannot be read", async () => {
    const { team, methodId } = await newMethod();
    await rows(services.db, sql`update sso_methods set config = '{"ssoUrl": "old"}'::jsonb where id = ${methodId}`);
    const { method, setup } = await readSsoMethod(services, team.admin("sso.read"), { methodId });
    expect([method.isSetUp, setup.settings]).toEqual([false, null]);
    expect((await setUp(team, methodId)).setup).toMatchObject({ serviceProvider: { relayState: expect.any(String) } });
  });

  it("give no secret away, also not to the audit log", async () => {
    const { team, methodId } = await newMethod();
    const stored = await findMethod(services.db, methodId);
    const sealed = stored?.protocol === "saml" ? stored.config?.serviceProvider.sealedPrivateKey : undefined;
    if (sealed === undefined) throw new Error("There is no key.");
    const answers = JSON.stringify([await setUp(team, methodId), await auditOf(services.db, team.teamId)]);
    expect(answers).not.toContain(sealed);
    expect(answers).not.toMatch(/PRIVATE KEY|sealed/);
  });

  it("of another team, or of another protocol, are not found", async () => {
    const { methodId } = await newMethod();
    const team = await newTeam();
    const oidc = { provider: "oidc", protocol: "oidc", name: "OIDC" } as const;
    const { method } = await createSsoMethod(services, team.admin("sso.manage"), oidc);
    for (const id of [methodId, method.id, "sso_unknown"]) await refusal(setUp(team, id), "not_found");
    await refusal(readSsoMethod(services, team.admin("sso.read"), { methodId }), "not_found");
  });
});
