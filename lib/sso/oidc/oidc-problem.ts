import * as client from "openid-client";
import { UnsafeFetchError } from "../safe-fetch";
import { SsoProblem } from "../sso-problem";
import { tokenProblem } from "./token-problem";

/** What an error of the library means for an admin; undefined for one that is a fault of ours. */
export function oidcProblem(error: unknown): SsoProblem | undefined {
  const chain = causesOf(error);
  const known = chain.find((each) => each instanceof SsoProblem);
  if (known) return known;
  const unsafe = chain.find((each) => each instanceof UnsafeFetchError);
  if (unsafe)
    return new SsoProblem("provider_unreachable", `The provider cannot be asked. ${unsafe.message}`, { cause: error });
  if (error instanceof client.AuthorizationResponseError) {
    return problem("provider_refused", "The provider did not sign the person in. It says", error, error);
  }
  if (error instanceof client.ResponseBodyError) {
    const isClient = error.error === "invalid_client" || error.error === "unauthorized_client";
    return isClient
      ? problem("client_refused", "The provider refused the client ID or its secret. It says", error, error)
      : problem("provider_refused", "The provider did not take the code that it gave. It says", error, error);
  }
  if (error instanceof client.WWWAuthenticateChallengeError) {
    const message = `The provider refused the client ID or its secret, with status ${error.status}.`;
    return new SsoProblem("client_refused", message, { cause: error });
  }
  if (!(error instanceof client.ClientError)) return undefined;
  if (error.code === "OAUTH_HTTP_REQUEST_FORBIDDEN") {
    return new SsoProblem("provider_unreachable", "The provider's addresses must begin with https://.", {
      cause: error,
    });
  }
  return tokenProblem(chain);
}

interface Said {
  readonly error: string;
  readonly error_description?: string;
}

function problem(code: "provider_refused" | "client_refused", what: string, said: Said, cause: Error): SsoProblem {
  const words = [said.error, said.error_description].filter((word) => word !== undefined).join(": ");
  return new SsoProblem(code, `${what}: ${words.slice(0, 300)}`, { cause });
}

function causesOf(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
