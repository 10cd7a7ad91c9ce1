import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** An OpenID provider that says whatever a test wants it to say. */
export interface FakeProvider {
  readonly issuer: string;
  /** The address of every request so far, without the host. */
  readonly requests: readonly string[];
  /** The form of the last request to the token endpoint, and its Authorization header. */
  readonly lastTokenRequest: { readonly form: URLSearchParams; readonly authorization: string };
  /** What the next ID token says beyond the usual; undefined takes a claim away. */
  claims: Readonly<Record<string, unknown>>;
  userInfo: Readonly<Record<string, unknown>>;
  /** Changes the discovery document. */
  metadata: Readonly<Record<string, unknown>>;
  /** What the token endpoint answers instead of tokens. */
  tokenError: { readonly status: number; readonly body: Readonly<Record<string, string>> } | undefined;
  /** Makes the ID token from its claims; signed with RS256 and the current key by default. */
  makeToken: (claims: Readonly<Record<string, unknown>>) => string;
  /** The token with the current key's signature. */
  signToken(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, string>>): string;
  /** From now on another key signs, and only it is published. */
  rotateKey(): void;
  close(): Promise<void>;
}

export const CLIENT_ID = "muster";

/** Making a key takes longer than most tests: providers begin with the same one. */
let firstKey: SigningKey | undefined;

export async function startFakeProvider(): Promise<FakeProvider> {
  firstKey ??= newKey(1);
  let key = firstKey;
  let keys = 1;
  const requests: string[] = [];
  let lastTokenRequest = { form: new URLSearchParams(), authorization: "" };
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    requests.push(req.url ?? "");
    if (req.url === "/.well-known/openid-configuration")
      return send(res, 200, { ...metadataOf(issuer), ...provider.metadata });
    if (req.url === "/jwks") return send(res, 200, { keys: [publicJwk(key)] });
    if (req.url === "/userinfo") return send(res, 200, provider.userInfo);
    if (req.url !== "/token") return send(res, 404, {});
    let body = "";
    for await (const chunk of req) body += String(chunk);
    lastTokenRequest = { form: new URLSearchParams(body), authorization: req.headers.authorization ?? "" };
    if (provider.tokenError) return send(res, provider.tokenError.status, provider.tokenError.body);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: CLIENT_ID, sub: "s1", iat: now, exp: now + 300, ...provider.claims };
    return send(res, 200, { access_token: "at", token_type: "Bearer", id_token: provider.makeToken(claims) });
  }

  const provider: FakeProvider = {
    issuer,
    requests,
    get lastTokenRequest() {
      return lastTokenRequest;
    },
    claims: {},
    userInfo: { sub: "s1" },
    metadata: {},
    tokenError: undefined,
    makeToken: (claims) => provider.signToken(claims),
    signToken: (claims, header = {}) => jwt({ alg: "RS256", kid: key.id, ...header }, claims, key.privateKey),
    rotateKey: () => {
      keys += 1;
      key = newKey(keys);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

/** A token whose header and claims are as given, with a signature of this key; without one, unsigned. */
export function jwt(header: object, claims: object, privateKey?: KeyObject): string {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = privateKey ? sign("sha256", Buffer.from(signed), privateKey).toString("base64url") : "";
  return `${signed}.${signature}`;
}

export function newKey(index: number): SigningKey {
  return { id: `key-${index}`, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
}

function publicJwk({ id, publicKey }: SigningKey): object {
  return { ...publicKey.export({ format: "jwk" }), kid: id, alg: "RS256", use: "sig" };
}

function metadataOf(issuer: string): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
  };
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(body));
}
