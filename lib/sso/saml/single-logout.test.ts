import { verify, X509Certificate } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db, OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { freshDatabase } from "@/db/testing/fresh-database";
import { samlSettings } from "@/lib/contracts/sso-settings";
import { seal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { findSession } from "@/lib/sessions/find-session";
import { type SamlSubject, startSession } from "@/lib/sessions/start-session";
import { AT, auditActions, joinTeam, newPerson, newTeam, REQUEST } from "@/lib/sessions/testing/people";
import { findMethod, type SamlMethod } from "../find-method";
import { methodSecretContext } from "../method-config";
import type { KeyPair } from "../self-signed-certificate";
import { SsoProblem } from "../sso-problem";
import { pemOf } from "../testing/pem";
import { parseXml } from "../xml-tree";
import { endProviderSessions } from "./end-provider-sessions";
import { logoutResponseUrl, samlSubject, sessionLogoutUrl } from "./logout-url";
import { type LogoutMessage, readLogoutRequest } from "./read-logout-request";
import { withDescendants } from "./saml-document";
import { type LogoutRequestParts, logoutForm, logoutQuery, logoutRequestXml } from "./testing/forge-logout";
import { IDP_ISSUER, minutesAfter, RSA_SHA1, RSA_SHA256, testKeyPair } from "./testing/forge-response";
import { ORIGIN, testServiceProvider } from "./testing/saml-method";

const LOGOUT_URL = "https://idp.example/slo";

let opened: OpenDatabase;
let db: Db;
let own: KeyPair;
let idp: KeyPair;
let stranger: KeyPair;
beforeAll(async () => {
  opened = await freshDatabase();
  db = opened.db;
  [own, idp, stranger] = await Promise.all([testKeyPair("Muster"), testKeyPair("Okta"), testKeyPair("Stranger")]);
});
afterAll(() => opened.close());

function provider() {
  return testServiceProvider(own, [idp.certificate], { logoutUrl: LOGOUT_URL });
}

function requestXml(parts: Partial<LogoutRequestParts> = {}): string {
  return logoutRequestXml({ issuedAt: AT, destination: provider().logoutUrl, ...parts });
}

function byRedirect(xml = requestXml(), key = idp, algorithm = RSA_SHA256): LogoutMessage & { binding: "redirect" } {
  return { binding: "redirect", query: logoutQuery(xml, key, algorithm) };
}

function byPost(xml = requestXml(), key: KeyPair | null = idp): LogoutMessage {
  return logoutForm(xml, key);
}

/** Also for a method that does not sign its requests. */
function isSignedByUs({ search, searchParams }: URL): boolean {
  const [signed = ""] = search.slice(1).split("&Signature=");
  const signature = Buffer.from(searchParams.get("Signature") ?? "", "base64");
  const { publicKey } = new X509Certificate(pemOf(own.certificate));
  return searchParams.get("SigAlg") === RSA_SHA256 && verify("sha256", Buffer.from(signed), publicKey, signature);
}

async function refusal(message: LogoutMessage): Promise<string> {
  try {
    await readLogoutRequest(provider(), message, AT);
    return "accepted";
  } catch (error) {
    if (error instanceof SsoProblem) return error.code;
    throw error;
  }
}

describe("a provider's LogoutRequest", () => {
  it.each([
    ["an address", () => byRedirect()],
    ["a form", () => byPost()],
  ])("is read from %s", async (_binding, message) => {
    expect(await readLogoutRequest(provider(), message(), AT)).toEqual({
      id: "_logout",
      nameId: "ada@acme.example",
      sessionIndexes: ["_session"],
    });
  });

  it.each<[string, string, () => LogoutMessage]>([
    ["is not signed", "unsigned", () => byPost(requestXml(), null)],
    [
      "is not signed in its address",
      "unsigned",
      () => ({ binding: "redirect", query: byRedirect().query.split("&SigAlg")[0] ?? "" }),
    ],
    ["a stranger signed", "bad_signature", () => byRedirect(requestXml(), stranger)],
    ["a stranger signed in a form", "bad_signature", () => byPost(requestXml(), stranger)],
    ["is signed with SHA-1", "weak_algorithm", () => byRedirect(requestXml(), idp, RSA_SHA1)],
    ["is of another issuer", "wrong_issuer", () => byRedirect(requestXml({ issuer: "https://evil.example" }))],
    ["is old", "expired", () => byRedirect(requestXml({ issuedAt: minutesAfter(AT, -14) }))],
    ["was sent elsewhere", "wrong_recipient", () => byRedirect(requestXml({ destination: "https://other.example" }))],
    ["is another message", "unreadable", () => byRedirect(requestXml({ root: "AuthnRequest" }))],
    [
      "brings a second request along",
      "unexpected_structure",
      () => ({ binding: "redirect", query: `${byRedirect().query}&SAMLRequest=x` }),
    ],
    [
      "would fill the memory",
      "unreadable",
      () => ({
        binding: "redirect",
        query: byRedirect().query.replace(
          /SAMLRequest=[^&]*/,
          `SAMLRequest=${encodeURIComponent(deflateRawSync(Buffer.alloc(2_000_000)).toString("base64"))}`,
        ),
      }),
    ],
  ])("is refused when it %s", async (_what, code, message) => {
    expect(await refusal(message())).toBe(code);
  });

  it("is answered at the provider's logout URL, signed, with its RelayState", async () => {
    const url = new URL((await logoutResponseUrl(provider(), "_logout", "r1")) ?? "");
    expect(`${url.origin}${url.pathname}`).toBe(LOGOUT_URL);
    expect(url.searchParams.get("RelayState")).toBe("r1");
    expect(isSignedByUs(url)).toBe(true);
    const xml = inflateRawSync(Buffer.from(url.searchParams.get("SAMLResponse") ?? "", "base64")).toString();
    const root = parseXml(xml);
    expect([root.name, root.attributes.get("InResponseTo")]).toEqual(["LogoutResponse", "_logout"]);
    expect(xml).toContain("status:Success");
  });
});

describe("sessions that a provider vouched for", () => {
  interface Found {
    readonly method: SamlMethod;
    /** Starts a session of the same person. */
    readonly start: (subject: SamlSubject | undefined) => Promise<{ sessionId: string; accountId: string }>;
  }

  async function methodWithPerson(logoutUrl = LOGOUT_URL): Promise<Found> {
    const teamId = await newTeam(db);
    const methodId = `sso_${teamId}`;
    const sealed = seal(await secretKeys(), own.privateKey, methodSecretContext(teamId, methodId, "private_key"));
    const config = {
      settings: samlSettings.parse({
        ssoUrl: "https://idp.example/sso",
        idpIssuer: IDP_ISSUER,
        certificates: [idp.certificate],
        logoutUrl,
      }),
      relayState: "r",
      serviceProvider: { certificate: own.certificate, sealedPrivateKey: sealed },
    };
    await rows(
      db,
      sql`insert into sso_methods (team_id, id, name, provider, protocol, config, enabled)
        values (${teamId}, ${methodId}, 'Okta', 'okta', 'saml', ${JSON.stringify(config)}::jsonb, true)`,
    );
    const method = await findMethod(db, methodId);
    if (method?.protocol !== "saml") throw new Error("no method");
    const person = await newPerson(db);
    const memberId = await joinTeam(db, person, teamId);
    const start: Found["start"] = async (subject) => {
      const sessionId = await db.transaction((tx) =>
        startSession(tx, AT, {
          accountId: person.accountId,
          member: { id: memberId, teamId, name: "Grace Hopper" },
          remember: false,
          request: REQUEST,
          sso: { teamId, methodId, teamOnly: false, ...(subject !== undefined && { samlSubject: subject }) },
        }),
      );
      return { sessionId, accountId: person.accountId };
    };
    return { method, start };
  }

  const services = () => ({ db, clock: () => AT });
  const isOver = async (session: { sessionId: string; accountId: string }) =>
    (await findSession(services(), session)).kind === "signed_out";

  it("end with the provider's session, or with all of the person's, and no others", async () => {
    const { method, start } = await methodWithPerson();
    const [first, second, theirs, byPassword] = [
      await start({ nameId: "ada", sessionIndex: "_1" }),
      await start({ nameId: "ada", sessionIndex: "_2" }),
      await start({ nameId: "bo", sessionIndex: "_1" }),
      await start(undefined),
    ];
    await endProviderSessions(services(), method, { nameId: "ada", sessionIndexes: ["_1"] }, REQUEST);
    expect([await isOver(first), await isOver(second)]).toEqual([true, false]);
    await endProviderSessions(services(), method, { nameId: "ada", sessionIndexes: [] }, REQUEST);
    expect([await isOver(second), await isOver(theirs), await isOver(byPassword)]).toEqual([true, false, false]);
    const actions = await auditActions(db, method.teamId);
    expect(actions.filter((action) => action === "session.signed_out")).toHaveLength(2);
  });

  it("are ended there, too, by a signed LogoutRequest for the same person and session", async () => {
    const { start } = await methodWithPerson();
    const { sessionId } = await start({ nameId: "ada", format: "urn:f", sessionIndex: "_1" });
    const url = new URL((await sessionLogoutUrl(services(), sessionId, ORIGIN)) ?? "");
    expect(`${url.origin}${url.pathname}`).toBe(LOGOUT_URL);
    expect(isSignedByUs(url)).toBe(true);
    const root = parseXml(inflateRawSync(Buffer.from(url.searchParams.get("SAMLRequest") ?? "", "base64")).toString());
    const named = withDescendants(root).map(({ name, text }) => [name, text]);
    expect(named).toContainEqual(["NameID", "ada"]);
    expect(named).toContainEqual(["SessionIndex", "_1"]);
  });

  it("end here only when the provider has no single logout, or did not name the session", async () => {
    const silent = await methodWithPerson("");
    const session = await silent.start({ nameId: "ada" });
    expect(await sessionLogoutUrl(services(), session.sessionId, ORIGIN)).toBeUndefined();
    const { start } = await methodWithPerson();
    expect(await sessionLogoutUrl(services(), (await start(undefined)).sessionId, ORIGIN)).toBeUndefined();
  });

  it("keep what the provider called the person only when it has single logout", () => {
    const nameId = { value: "ada", format: "", nameQualifier: null, spNameQualifier: "sp" };
    const assertion = { id: "_1", inResponseTo: null, nameId, sessionIndex: "_s", attributes: [], goodUntil: AT };
    expect(samlSubject(provider(), assertion)).toEqual({ nameId: "ada", spNameQualifier: "sp", sessionIndex: "_s" });
    expect(samlSubject(testServiceProvider(own, [idp.certificate]), assertion)).toBeUndefined();
  });
});
