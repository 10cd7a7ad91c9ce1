import type { SamlSettings } from "@/lib/contracts/sso-settings";
import type { KeyPair } from "@/lib/sso/self-signed-certificate";
import { SsoProblem } from "@/lib/sso/sso-problem";
import type { Assertion } from "../read-assertion";
import { verifyResponse } from "../verify-response";
import { base64, type ResponseParts, testKeyPair } from "./forge-response";
import { testServiceProvider } from "./saml-method";

interface TestKeys {
  /** Muster's own. */
  readonly own: KeyPair;
  readonly idp: KeyPair;
  readonly stranger: KeyPair;
}

export async function testKeys(): Promise<TestKeys> {
  const [own, idp, stranger] = await Promise.all(["Muster", "Okta", "Stranger"].map(testKeyPair));
  if (!own || !idp || !stranger) throw new Error("A key is missing.");
  return { own, idp, stranger };
}

export interface Verifying {
  /** What a good response says. */
  readonly parts: ResponseParts;
  readonly verify: (
    xml: string,
    settings?: Partial<SamlSettings>,
    certificates?: readonly string[],
  ) => Promise<Assertion>;
  /** The code and message of a refusal. */
  readonly refusal: (xml: string, settings?: Partial<SamlSettings>) => Promise<string>;
}

/** Verifies responses at a method that trusts the provider's certificate. */
export function verifying({ own, idp }: TestKeys, now: Date): Verifying {
  const { acsUrl, entityId } = testServiceProvider(own, [idp.certificate]);
  const verify: Verifying["verify"] = (xml, settings = {}, certificates = [idp.certificate]) =>
    verifyResponse(testServiceProvider(own, certificates, settings), base64(xml), now);
  return {
    parts: { now, acsUrl, entityId, inResponseTo: "_request" },
    verify,
    refusal: async (xml, settings) => {
      try {
        await verify(xml, settings);
        return "accepted";
      } catch (error) {
        if (error instanceof SsoProblem) return `${error.code}: ${error.message}`;
        throw error;
      }
    },
  };
}
