import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

/** An OpenID provider on a free port of this machine, with pages to log in and to consent at. */
export interface OpenIdProvider {
  readonly issuer: string;
  /** Makes a client whose answers go to this address (OpenID Connect Dynamic Client Registration). */
  readonly register: (redirectUri: string) => Promise<{ readonly clientId: string; readonly clientSecret: string }>;
  /** Whether addresses are called verified, from now on. */
  emailVerified: boolean;
  readonly close: () => Promise<void>;
}

/** Whoever logs in has the login as address and as subject. */
export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: OpenIdProvider = {
    issuer,
    emailVerified: true,
    register: async (redirectUri) => {
      const response = await fetch(`${issuer}/reg`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ redirect_uris: [redirectUri], client_name: "Muster" }),
      });
      const { client_id: clientId, client_secret: clientSecret } = (await response.json()) as Record<string, string>;
      return { clientId: clientId ?? "", clientSecret: clientSecret ?? "" };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const answer = new Provider(issuer, configurationOf(provider)).callback();
  server.on("request", (req, res) => void answer(req, res));
  return provider;
}

function configurationOf(provider: OpenIdProvider): Configuration {
  return {
    features: { devInteractions: { enabled: true }, registration: { enabled: true } },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
    cookies: { keys: ["only of this test"] },
    findAccount: (_ctx, login) => {
      const [mailbox = ""] = login.split("@");
      const [givenName = mailbox, familyName = "Test"] = mailbox.split(".");
      return {
        accountId: login,
        claims: () => ({
          sub: login,
          email: login,
          email_verified: provider.emailVerified,
          given_name: givenName,
          family_name: familyName,
        }),
      };
    },
  };
}
