import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OidcSettings, oidcSettings } from "@/lib/contracts/sso-settings";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { seal } from "@/lib/secrets/sealed-text";
import { keysOf, newSecretKey } from "@/lib/secrets/secret-keys";
import type { OidcMethod } from "../find-method";
import { methodSecretContext } from "../method-config";
import { authorizeUrl, newRequestSecrets, sealSecrets, unsealSecrets } from "./authorize-url";
import { oidcClient } from "./oidc-client";
import { oidcProblem } from "./oidc-problem";
import { redeemCode } from "./redeem-code";
import { CLIENT_ID, type FakeProvider, jwt, newKey, startFakeProvider } from "./testing/fake-provider";

const ORIGIN = "https://muster.example";
const STATE = "_state";
const keys = keysOf([newSecretKey()]);

let provider: FakeProvider;
beforeEach(async () => {
  provider = await startFakeProvider();
});
afterEach(() => provider.close());

function methodWith(settings: Partial<OidcSettings> = {}, secret: string | null = "s3cret"): OidcMethod {
  const sealedClientSecret =
    secret === null ? null : seal(keys, secret, methodSecretContext("tm_1", "sso_1", "client_secret"));
  return {
    teamId: "tm_1",
    teamName: "Acme",
    id: "sso_1",
    name: "Okta",
    provider: "okta",
    protocol: "oidc",
    enabled: true,
    addsNewUsers: false,
    testedAt: null,
    lastUsedAt: null,
    config: {
      settings: oidcSettings.parse({ issuer: provider.issuer, clientId: CLIENT_ID, ...settings }),
      sealedClientSecret,
    },
  };
}

function clientOf(method: OidcMethod, allowPrivate = true) {
  return oidcClient(method, ORIGIN, new Date(), keys, { allowPrivate });
}

/** Who signs in when the provider answers with this query. */
async function signIn(method = methodWith(), query = `?code=c1&state=${STATE}`): Promise<SsoIdentity> {
  const secrets = { nonce: "n1", verifier: randomBytes(32).toString("base64url") };
  if (!("nonce" in provider.claims)) provider.claims = { ...provider.claims, nonce: secrets.nonce };
  return redeemCode(await clientOf(method), query, STATE, secrets);
}

async function refusal(method?: OidcMethod, query?: string): Promise<string> {
  try {
    await signIn(method, query);
    return "accepted";
  } catch (error) {
    const problem = oidcProblem(error);
    if (!problem) throw error;
    return `${problem.code}: ${problem.message}`;
  }
}

describe("the way to an OpenID provider", () => {
  it("asks for a code with PKCE, state and nonce, and nothing else tells them", async () => {
    const secrets = newRequestSecrets();
    const url = new URL(await authorizeUrl(await clientOf(methodWith()), STATE, secrets));
    expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: CLIENT_ID,
      redirect_uri: `${ORIGIN}/sso/oidc/sso_1/callback`,
      response_type: "code",
      scope: "openid email profile",
      code_challenge: createHash("sha256").update(secrets.verifier).digest("base64url"),
      code_challenge_method: "S256",
      state: STATE,
      nonce: secrets.nonce,
    });
  });

  it("keeps the verifier sealed, for its own request only", () => {
    const secrets = newRequestSecrets();
    const sealed = sealSecrets(keys, methodWith(), STATE, secrets);
    expect(sealed).not.toContain(secrets.verifier);
    expect(unsealSecrets(keys, methodWith(), STATE, sealed)).toEqual(secrets);
    expect(() => unsealSecrets(keys, methodWith(), "_other", sealed)).toThrow();
  });

  it("asks the provider what it is once for many who begin", async () => {
    for (let round = 0; round < 5; round += 1) await clientOf(methodWith());
    expect(provider.requests).toEqual(["/.well-known/openid-configuration"]);
  });
});

describe("an answer of an OpenID provider", () => {
  it("says who signed in", async () => {
    provider.claims = { email: "ada@acme.example", email_verified: true, given_name: "Ada", family_name: "Lovelace" };
    expect(await signIn()).toMatchObject({
      subject: "s1",
      email: "ada@acme.example",
      emailVerified: true,
      firstName: "Ada",
      lastName: "Lovelace",
    });
    expect(provider.lastTokenRequest.form.get("redirect_uri")).toBe(`${ORIGIN}/sso/oidc/sso_1/callback`);
    expect(provider.lastTokenRequest.form.get("code_verifier")).not.toBeNull();
  });

  it("is filled in from the userinfo endpoint when the token has no address", async () => {
    provider.userInfo = { sub: "s1", email: "ada@acme.example", email_verified: true };
    expect(await signIn()).toMatchObject({ email: "ada@acme.example", emailVerified: true });
  });

  it("is not mixed with somebody else's userinfo", async () => {
    provider.userInfo = { sub: "s2", email: "eve@acme.example", email_verified: true };
    expect(await refusal()).toMatch(/^bad_token: /);
  });

  it.each([
    [true, true],
    ["true", true],
    [false, false],
    ["false", false],
    [undefined, false],
    [1, false],
  ])("vouches for the address by email_verified %j: %s", async (verified, expected) => {
    provider.claims = { email: "ada@acme.example", email_verified: verified };
    expect(await signIn()).toMatchObject({ email: "ada@acme.example", emailVerified: expected });
  });

  it("vouches for the address without email_verified where the method takes the provider's word", async () => {
    provider.claims = { email: "ada@acme.example" };
    expect(await signIn(methodWith({ requireVerifiedEmail: false }))).toMatchObject({ emailVerified: true });
  });

  it("names the person by the method's claim", async () => {
    provider.claims = { oid: "0b1c", email: "ada@acme.example" };
    expect(await signIn(methodWith({ subjectClaim: "oid" }))).toMatchObject({ subject: "0b1c" });
    expect(await refusal(methodWith({ subjectClaim: "uid" }))).toMatch(/^no_subject: .*"uid"/);
  });

  it("may hold what no database stores", async () => {
    provider.claims = { email: "ada@acme.example", given_name: "A\u0000da", note: "\uD83D" };
    const identity = await signIn();
    expect(identity.firstName).toBe("A\uFFFDda");
    expect(identity.attributes).toContainEqual({ name: "note", values: ["\uFFFD"] });
    provider.claims = { ...provider.claims, sub: "s\u0000" };
    expect(await refusal()).toMatch(/^no_subject: /);
  });

  it("is good with a key that the provider has only just begun to use", async () => {
    provider.claims = { email: "a@acme.example" };
    await signIn();
    provider.rotateKey();
    expect(await signIn()).toMatchObject({ subject: "s1" });
  });
});

describe("the client's secret", () => {
  it("is sent in the header unless the provider only takes it in the form", async () => {
    await signIn();
    expect(provider.lastTokenRequest.authorization).toMatch(/^Basic /);
    await provider.close();
    provider = await startFakeProvider();
    provider.metadata = { token_endpoint_auth_methods_supported: ["client_secret_post"] };
    await signIn(methodWith());
    expect(provider.lastTokenRequest.form.get("client_secret")).toBe("s3cret");
  });

  it("is not sent by a public client", async () => {
    await signIn(methodWith({}, null));
    expect(provider.lastTokenRequest.authorization).toBe("");
    expect(provider.lastTokenRequest.form.has("client_secret")).toBe(false);
  });
});

describe("an answer is refused", () => {
  it.each<[string, string, () => void]>([
    ["with another nonce", "wrong_nonce", () => (provider.claims = { nonce: "theirs" })],
    ["without a nonce", "wrong_nonce", () => (provider.claims = { nonce: undefined })],
    ["for another client", "wrong_audience", () => (provider.claims = { aud: "somebody else" })],
    ["for others, too", "wrong_audience", () => (provider.claims = { aud: [CLIENT_ID, "somebody else"] })],
    [
      "for others, too, and meant for one of them",
      "wrong_audience",
      () => (provider.claims = { aud: [CLIENT_ID, "somebody else"], azp: "somebody else" }),
    ],
    ["of another issuer", "wrong_issuer", () => (provider.claims = { iss: "https://evil.example" })],
    ["that has expired", "expired", () => (provider.claims = { exp: Math.floor(Date.now() / 1000) - 300 })],
    ["that is not good yet", "not_yet_valid", () => (provider.claims = { nbf: Math.floor(Date.now() / 1000) + 300 })],
    [
      "signed by another key",
      "bad_signature",
      () => (provider.makeToken = (claims) => jwt({ alg: "RS256", kid: "key-1" }, claims, newKey(9).privateKey)),
    ],
    [
      "signed by a key that is not published",
      "bad_signature",
      () => (provider.makeToken = (claims) => jwt({ alg: "RS256", kid: "other" }, claims, newKey(9).privateKey)),
    ],
    ["that is not signed", "bad_token", () => (provider.makeToken = (claims) => jwt({ alg: "none" }, claims))],
    [
      "signed with the client's secret",
      "bad_token",
      () => (provider.makeToken = (claims) => provider.signToken(claims, { alg: "HS256" })),
    ],
  ])("%s", async (_what, code, spoil) => {
    spoil();
    expect(await refusal()).toMatch(new RegExp(`^${code}: `));
  });

  it("with another state", async () => {
    expect(await refusal(undefined, "?code=c1&state=theirs")).toMatch(/^bad_token: /);
  });

  it("that comes from another provider than the one that was asked", async () => {
    const query = `?code=c1&state=${STATE}&iss=${encodeURIComponent("https://evil.example")}`;
    expect(await refusal(undefined, query)).toMatch(/^wrong_issuer: /);
    expect(provider.requests).not.toContain("/token");
  });

  it("with what an admin can do about it", async () => {
    provider.claims = { iss: "https://evil.example" };
    expect(await refusal()).toBe(
      `wrong_issuer: The ID token is of the issuer "https://evil.example", but this method expects "${provider.issuer}". Enter the issuer as the provider writes it, if it is yours.`,
    );
    provider.claims = { aud: ["other"] };
    expect(await refusal()).toMatch(/^wrong_audience: .* is for \["other"\].*Enter the client ID/);
    provider.claims = { exp: 1_700_000_000 };
    expect(await refusal()).toMatch(/^expired: .*until 2023-11-14T22:13:20\.000Z\. The clock of this server says 20/);
  });

  it("in which the provider says no, with its words", async () => {
    const query = `?error=access_denied&error_description=Not+assigned&state=${STATE}`;
    expect(await refusal(undefined, query)).toBe(
      "provider_refused: The provider did not sign the person in. It says: access_denied: Not assigned",
    );
  });

  it("by a provider that does not know the client or the code", async () => {
    provider.tokenError = { status: 401, body: { error: "invalid_client", error_description: "Bad secret" } };
    expect(await refusal()).toMatch(/^client_refused: .*invalid_client: Bad secret/);
    provider.tokenError = { status: 400, body: { error: "invalid_grant" } };
    expect(await refusal()).toMatch(/^provider_refused: .*invalid_grant/);
  });
});

describe("a provider is not asked", () => {
  it("in a private network, or without https, unless the server allows it", async () => {
    await expect(clientOf(methodWith(), false).catch(asCode)).resolves.toBe("provider_unreachable");
    const method = methodWith({ issuer: "https://127.0.0.1" });
    await expect(clientOf(method, false).catch(asCode)).resolves.toBe("provider_unreachable");
    expect(provider.requests).toEqual([]);
  });

  it("that says it is another issuer", async () => {
    provider.metadata = { issuer: `${provider.issuer}/tenant` };
    await expect(clientOf(methodWith()).catch(asCode)).resolves.toBe("wrong_issuer");
  });

  it("for a method that is not set up", async () => {
    await expect(clientOf({ ...methodWith(), config: null }).catch(asCode)).resolves.toBe("not_set_up");
  });

  function asCode(error: unknown): string | undefined {
    return oidcProblem(error)?.code;
  }
});
