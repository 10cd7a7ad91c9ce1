import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf, rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import { unseal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import type { Services } from "@/lib/services";
import { createSsoMethod } from "./create-sso-method";
import { findMethod } from "./find-method";
import { methodSecretContext } from "./method-config";
import { setUpOidc } from "./set-up-oidc";

const SECRET = "hunter22-client-secret";

let provider: Server;
let issuer: string;
let asked = 0;
beforeAll(async () => {
  vi.stubEnv("SSO_ALLOW_PRIVATE_ADDRESSES", "1");
  provider = createServer((req, res) => {
    asked += 1;
    const path = req.url?.replace("/.well-known/openid-configuration", "") ?? "";
    const own = `${issuer}${path}`;
    const endpoints = {
      authorization_endpoint: `${own}/auth`,
      token_endpoint: `${own}/token`,
      jwks_uri: `${own}/jwks`,
    };
    res.end(JSON.stringify({ issuer: own, ...endpoints }));
  });
  provider.listen(0, "127.0.0.1");
  await once(provider, "listening");
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterAll(() => provider.close());

type Input = Parameters<typeof setUpOidc>[2];

describe.each(databases)("OpenID Connect methods in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  async function newMethod() {
    const team = await settingsTeam(services.db, { sso: [] });
    const input = { provider: "oidc", protocol: "oidc", name: "Login" } as const;
    const { method } = await createSsoMethod(services, team.admin("sso.manage"), input);
    return { team, methodId: method.id };
  }
  function setUp(team: SettingsTeam, methodId: string, change: Partial<Input> = {}) {
    return setUpOidc(services, team.admin("sso.manage"), {
      methodId,
      name: "Login",
      issuer,
      clientId: "muster",
      clientSecret: "",
      scopes: ["openid", "email"],
      subjectClaim: "sub",
      requireVerifiedEmail: true,
      ...change,
    });
  }
  async function storedSecret(team: SettingsTeam, methodId: string) {
    const method = await findMethod(services.db, methodId);
    if (method?.protocol !== "oidc" || !method.config?.sealedClientSecret) throw new Error("There is no secret.");
    const context = methodSecretContext(team.teamId, methodId, "client_secret");
    return unseal(await secretKeys(), method.config.sealedClientSecret, context);
  }
  const lastAudit = async (team: SettingsTeam) => (await auditOf(services.db, team.teamId)).at(-1);

  it("are set up with the issuer's own word for itself and tell their redirect URI", async () => {
    const { team, methodId } = await newMethod();
    const { method, setup } = await setUp(team, methodId, { issuer: `${issuer}/`, clientSecret: SECRET });
    expect(method).toMatchObject({ isSetUp: true, protocol: "oidc", certificatesEndAt: null });
    expect(setup).toMatchObject({
      settings: { issuer },
      hasClientSecret: true,
      serviceProvider: { redirectUri: `https://muster.example/sso/oidc/${methodId}/callback` },
    });
  });

  it("store the secret encrypted and never give it back", async () => {
    const { team, methodId } = await newMethod();
    const answer = await setUp(team, methodId, { clientSecret: SECRET });
    expect(await storedSecret(team, methodId)).toBe(SECRET);
    const everything = JSON.stringify([answer, await rowsOfTeam(services.db, team.teamId)]);
    expect(everything).not.toContain(SECRET);
    expect(JSON.stringify(answer)).not.toMatch(/s1\./);
    expect(await lastAudit(team)).toMatchObject({ details: { changed: expect.arrayContaining(["clientSecret"]) } });
  });

  it("keep the secret when none is entered, but for another issuer or client it must be entered again", async () => {
    const { team, methodId } = await newMethod();
    const missing = await refusal(setUp(team, methodId), "invalid_input");
    expect(missing.details.fields).toEqual({ clientSecret: "Enter the client secret." });
    await setUp(team, methodId, { clientSecret: SECRET });
    await setUp(team, methodId, { scopes: ["openid"] });
    expect(await storedSecret(team, methodId)).toBe(SECRET);
    for (const change of [{ issuer: `${issuer}/other` }, { clientId: "another" }]) {
      const { details } = await refusal(setUp(team, methodId, change), "invalid_input");
      expect(details.fields?.["clientSecret"]).toMatch(/again/);
    }
    await setUp(team, methodId, { clientId: "another", clientSecret: "new" });
    expect(await storedSecret(team, methodId)).toBe("new");
  });

  it("have to be tested anew after a change and after a new secret", async () => {
    const { team, methodId } = await newMethod();
    await setUp(team, methodId, { clientSecret: SECRET });
    const isTestedAfter = async (change: Partial<Input>) => {
      await rows(services.db, sql`update sso_methods set tested_at = now() where id = ${methodId}`);
      return (await setUp(team, methodId, change)).method.testedAt !== null;
    };
    expect(await isTestedAfter({})).toBe(true);
    expect(await isTestedAfter({ name: "Login 2" })).toBe(true);
    expect(await isTestedAfter({ clientSecret: "new" })).toBe(false);
    expect(await isTestedAfter({ requireVerifiedEmail: false })).toBe(false);
  });

  it("forget the links of people when a subject means somebody else", async () => {
    const { team, methodId } = await newMethod();
    await setUp(team, methodId, { clientSecret: SECRET });
    await rows(
      services.db,
      sql`insert into sso_subjects (team_id, method_id, subject, member_id)
        values (${team.teamId}, ${methodId}, 's', ${team.memberId})`,
    );
    expect((await setUp(team, methodId, { scopes: ["openid"] })).linkedPeople).toBe(1);
    expect((await setUp(team, methodId, { scopes: ["openid"], subjectClaim: "oid" })).linkedPeople).toBe(0);
  });

  it("are refused when discovery fails, at the field, and nothing is stored", async () => {
    const { team, methodId } = await newMethod();
    const before = await rowsOfTeam(services.db, team.teamId);
    const attempt = setUp(team, methodId, { issuer: "http://127.0.0.1:1", clientSecret: SECRET });
    const { details } = await refusal(attempt, "invalid_input");
    expect(details.fields?.["issuer"]).toMatch(/cannot be reached/);
    expect(await rowsOfTeam(services.db, team.teamId)).toEqual(before);
  });

  it("of another team are not found, and no provider is asked for them", async () => {
    const { methodId } = await newMethod();
    const { team } = await newMethod();
    const before = asked;
    await refusal(setUp(team, methodId, { clientSecret: SECRET }), "not_found");
    expect(asked).toBe(before);
  });
});
