import { z } from "zod";
import { SsoProblem } from "../sso-problem";

/** What `openid-client` found at odds, as the cause of its error has it. */
const mismatch = z.object({
  /** Of an ID token. */
  claim: z.string().optional(),
  claims: z.record(z.string(), z.unknown()).default({}),
  /** Of a document, such as the one of discovery. */
  attribute: z.string().optional(),
  body: z.record(z.string(), z.unknown()).default({}),
  expected: z.unknown().optional(),
});
type Mismatch = z.output<typeof mismatch>;

const WORDS_MAX = 500;

/**
 * Why the library does not accept an answer, with what an admin can do about it.
 * @param chain the error and its causes
 */
export function tokenProblem(chain: readonly Error[]): SsoProblem {
  const [cause] = chain;
  const found = chain.flatMap((error) => mismatch.safeParse(error.cause).data ?? []);
  const named = found.map((each) => ofClaim(each) ?? ofDocument(each)).find((each) => each !== undefined);
  const words = chain.map(({ message }) => message).join(": ");
  const { code, message } = named ?? ofWords(words);
  return new SsoProblem(code, message, { cause });
}

type Reason = Pick<SsoProblem, "code" | "message">;

function ofClaim({ claim, claims, expected }: Mismatch): Reason | undefined {
  const said = claim === undefined ? undefined : claims[claim];
  if (claim === "iss") return wrongIssuer("The ID token", said, expected);
  if (claim === "nonce") return wrongNonce();
  if (claim === "exp") return atWrongTime("expired", `was good only until ${instantOf(said)}`);
  if (claim === "nbf") return atWrongTime("not_yet_valid", `is good only from ${instantOf(said)} on`);
  if (claim !== "aud" && claim !== "azp") return undefined;
  const message = `The ID token is for ${shown(claims["aud"])}, not for this method alone. Enter the client ID that Muster has at the provider.`;
  return { code: "wrong_audience", message };
}

function ofDocument({ attribute, body, expected }: Mismatch): Reason | undefined {
  if (attribute === "issuer") return wrongIssuer("The discovery document", body["issuer"], expected);
  if (attribute !== "sub") return undefined;
  return { code: "bad_token", message: "The userinfo endpoint told of somebody else than the ID token." };
}

/** What the library only says in a sentence. */
function ofWords(words: string): Reason {
  if (/nonce/.test(words)) return wrongNonce();
  if (/"iss" \(issuer\)/.test(words)) {
    const message = "The answer came from another issuer than the one of this method, or does not say from which.";
    return { code: "wrong_issuer", message };
  }
  if (/signature verification failed|no applicable keys found/.test(words)) {
    const message = "The ID token is not signed with a key that the provider publishes (jwks_uri).";
    return { code: "bad_signature", message };
  }
  return { code: "bad_token", message: `What the provider sent is not good: ${words.slice(0, WORDS_MAX)}` };
}

function wrongIssuer(what: string, said: unknown, expected: unknown): Reason {
  const message = `${what} is of the issuer ${shown(said)}, but this method expects ${shown(expected)}. Enter the issuer as the provider writes it, if it is yours.`;
  return { code: "wrong_issuer", message };
}

function wrongNonce(): Reason {
  const message = "The ID token answers another sign-in than the one that this browser began: it has another nonce.";
  return { code: "wrong_nonce", message };
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}

/** Times of tokens are seconds (RFC 7519 2). */
function instantOf(seconds: unknown): string {
  const at = new Date(Number(seconds) * 1000);
  return Number.isNaN(at.getTime()) ? shown(seconds) : at.toISOString();
}

/** The library looks at the system's clock. */
function atWrongTime(code: "expired" | "not_yet_valid", what: string): Reason {
  const now = new Date().toISOString();
  const message = `The ID token ${what}. The clock of this server says ${now}; that of the provider may be wrong.`;
  return { code, message };
}
