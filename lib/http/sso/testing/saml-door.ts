import type { Db } from "@/db/client";
import { readSignedIn } from "@/lib/auth/read-signed-in";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import { type SamlSettings, samlSettings } from "@/lib/contracts/sso-settings";
import { seal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { methodSecretContext } from "@/lib/sso/method-config";
import { base64, IDP_ISSUER, type ResponseParts, responseXml, signed } from "@/lib/sso/saml/testing/forge-response";
import type { KeyPair } from "@/lib/sso/self-signed-certificate";
import { ssoTeam } from "@/lib/sso/sign-in/testing/sso-team";
import { storeConfig } from "@/lib/sso/testing/sso-rows";
import { answerAcs } from "../answer-acs";
import { answerLogin, answerTest } from "../answer-begin";
import { answerLogout } from "../answer-logout";
import { answerMetadata } from "../answer-metadata";
import { ssoExchange } from "../sso-exchange";
import { locationOf, requestIdOf, type SsoBrowser, TEST_ORIGIN } from "./sso-browser";

/** A team whose SAML method is set up and lets new people join. */
export interface SamlTeam {
  readonly teamId: string;
  readonly methodId: string;
  /** Of the one whom the provider signs in. */
  readonly email: string;
  readonly paths: ReturnType<typeof ssoPaths>;
}

/** The addresses of SAML methods on a database, and a provider whose key the test holds. */
export function samlDoor(db: Db, own: KeyPair, idp: KeyPair) {
  const services = async () => ({ db, clock: () => new Date() });
  const login = ssoExchange("saml", answerLogin, services);
  const test = ssoExchange("saml", answerTest, services);
  const acs = ssoExchange("saml", answerAcs, services);
  const logout = ssoExchange("saml", answerLogout, services);
  const metadata = ssoExchange("saml", answerMetadata, services);

  async function newTeam(settings: Partial<SamlSettings> = {}): Promise<SamlTeam> {
    const { teamId, domain, method } = await ssoTeam(db, { addsNewUsers: true });
    const { id: methodId } = await method();
    const context = methodSecretContext(teamId, methodId, "private_key");
    const sealedPrivateKey = seal(await secretKeys(), own.privateKey, context);
    await storeConfig(db, methodId, {
      settings: samlSettings.parse({
        ssoUrl: "https://idp.example/sso",
        idpIssuer: IDP_ISSUER,
        certificates: [idp.certificate],
        ...settings,
      }),
      relayState: "the word",
      serviceProvider: { certificate: own.certificate, sealedPrivateKey },
    });
    return { teamId, methodId, email: `ada@${domain}`, paths: ssoPaths("saml", methodId) };
  }

  let assertions = 0;
  /** What the provider posts, its assertion signed. */
  function responseTo({ email, paths }: SamlTeam, inResponseTo: string | null, more: Partial<ResponseParts> = {}) {
    assertions += 1;
    const [acsUrl, entityId] = [`${TEST_ORIGIN}${paths.acs}`, `${TEST_ORIGIN}${paths.metadata}`];
    const assertionId = `_assertion-${assertions}`;
    const parts = { now: new Date(), acsUrl, entityId, inResponseTo, assertionId, nameId: email, ...more };
    return base64(signed(responseXml(parts), "Assertion", idp));
  }

  return {
    newTeam,
    responseTo,
    login: ({ methodId, paths }: SamlTeam, browser: SsoBrowser, query = "") =>
      browser.get(login, methodId, `${paths.login}${query}`),
    test: ({ methodId, paths }: SamlTeam, browser: SsoBrowser) => browser.get(test, methodId, paths.test),
    metadata: ({ methodId, paths }: SamlTeam, browser: SsoBrowser) => browser.get(metadata, methodId, paths.metadata),
    /** Begins a sign-in and gives the id of its request. */
    async begin({ methodId, paths }: SamlTeam, browser: SsoBrowser, query = ""): Promise<string> {
      return requestIdOf(await browser.get(login, methodId, `${paths.login}${query}`));
    },
    bring: ({ methodId, paths }: SamlTeam, browser: SsoBrowser, SAMLResponse: string, RelayState = "") =>
      browser.post(acs, methodId, paths.acs, { SAMLResponse, RelayState }),
    logout: ({ methodId, paths }: SamlTeam, browser: SsoBrowser, query: string) =>
      browser.get(logout, methodId, `${paths.logout}?${query}`),
    postLogout: ({ methodId, paths }: SamlTeam, browser: SsoBrowser, form: Readonly<Record<string, string>>) =>
      browser.post(logout, methodId, paths.logout, form),
    /** Whose session a browser has; the code of the refusal when it has none. */
    async whoIs(browser: SsoBrowser): Promise<string> {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      try {
        const { session, membership } = await readSignedIn(await services(), { cookie });
        return `${session.email} in ${membership?.team.id}`;
      } catch (error) {
        return String(Reflect.get(Object(error), "code"));
      }
    },
  };
}

/** Why a browser was led to the sign-in page. */
export function reasonOf(response: Response): string | null {
  return locationOf(response).searchParams.get("reason");
}
