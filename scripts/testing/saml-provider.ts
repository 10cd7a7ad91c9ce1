import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import samlp from "samlp";
import { type KeyPair, selfSignedCertificate } from "@/lib/sso/self-signed-certificate";

/** How the provider answers: as it should, or as a broken or hostile one does. */
export type SamlAnswer =
  | "good"
  | "expired"
  | "for somebody else"
  | "unsigned"
  | "wrapped"
  | "with another certificate"
  | "with the previous answer";

/** A SAML 2.0 identity provider on a free port of this machine, with a page to log in at. */
export interface SamlProvider {
  readonly issuer: string;
  /** Its metadata, as it is uploaded. */
  readonly metadata: string;
  readonly logoutUrl: string;
  /** From now on. */
  answer: SamlAnswer;
  readonly close: () => Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export async function startSamlProvider(): Promise<SamlProvider> {
  const [key, otherKey] = await Promise.all([newKey("Test provider"), newKey("Somebody else")]);
  let previous = "";
  const server = createServer((req, res) => {
    respond(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/saml`;

  async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? "", issuer);
    res.setHeader("content-type", "text/html; charset=utf-8");
    if (pathname === "/sso") return void res.end(loginPage(searchParams));
    if (pathname === "/logout") return void res.end("<title>Logged out</title><h1>Logged out at the provider</h1>");
    if (pathname !== "/login") return void res.writeHead(404).end();
    const form = new URLSearchParams(await bodyOf(req));
    const { id = "", assertionConsumerServiceURL: acsUrl = "", issuer: audience = "" } = await parse(form);
    const fresh = await signedResponse(provider.answer, { id, acsUrl, audience, email: form.get("email") ?? "" });
    const xml = provider.answer === "with the previous answer" ? previous : fresh;
    previous = xml;
    res.end(answerPage(acsUrl, xml, form.get("RelayState") ?? ""));
  }

  async function signedResponse(answer: SamlAnswer, { id, acsUrl, audience, email }: Login): Promise<string> {
    const signer = answer === "with another certificate" ? otherKey : key;
    const xml = await new Promise<string>((resolve, reject) => {
      samlp.getSamlResponse(
        {
          issuer,
          cert: pemOf(signer.certificate),
          key: signer.privateKey,
          audience: answer === "for somebody else" ? "https://somebody.example" : audience,
          recipient: acsUrl,
          destination: acsUrl,
          inResponseTo: id,
          lifetimeInSeconds: answer === "expired" ? -600 : 300,
          signAssertion: answer !== "unsigned",
          signatureAlgorithm: "rsa-sha256",
          digestAlgorithm: "sha256",
        },
        userOf(email),
        (error, response) => (error ? reject(error) : resolve(response)),
      );
    });
    return answer === "wrapped" ? wrapped(xml) : xml;
  }

  const provider: SamlProvider = {
    issuer,
    metadata: metadataOf(issuer, key.certificate),
    logoutUrl: new URL("/logout", issuer).href,
    answer: "good",
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

interface Login {
  readonly id: string;
  readonly acsUrl: string;
  readonly audience: string;
  readonly email: string;
}

function newKey(commonName: string): Promise<KeyPair> {
  const now = Date.now();
  return selfSignedCertificate({
    commonName,
    validFrom: new Date(now - DAY_MS),
    validTo: new Date(now + 365 * DAY_MS),
  });
}

function parse(form: URLSearchParams) {
  const query = { SAMLRequest: form.get("SAMLRequest") ?? "" };
  return new Promise<{ id?: string; assertionConsumerServiceURL?: string; issuer?: string }>((resolve, reject) => {
    samlp.parseRequest({ query }, {}, (error, parsed) => (error ? reject(error) : resolve(parsed)));
  });
}

/** A forged assertion in front of the genuine one, which keeps its signature. */
function wrapped(xml: string): string {
  const [genuine = ""] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml) ?? [];
  const forged = genuine
    .replace(/<Signature[\s\S]*<\/Signature>/, "")
    .replace(/ ID="[^"]*"/, ' ID="_forged"')
    .replace(/(<saml:NameID[^>]*>)[^<]*/, "$1intruder");
  return xml.replace(genuine, `${forged}${genuine}`);
}

function userOf(email: string) {
  const [mailbox = ""] = email.split("@");
  const [givenName = mailbox, familyName = "Test"] = mailbox.split(".");
  return {
    id: `id-of-${mailbox}`,
    displayName: mailbox,
    emails: [{ value: email }],
    name: { givenName, familyName },
  };
}

function loginPage(query: URLSearchParams): string {
  const hidden = ["SAMLRequest", "RelayState"].map(
    (name) => `<input type="hidden" name="${name}" value="${escaped(query.get(name) ?? "")}">`,
  );
  return `<!doctype html><title>Test provider</title><h1>Log in at the test provider</h1>
    <form method="post" action="/login">${hidden.join("")}
    <label>Your e-mail <input name="email"></label><button>Log in</button></form>`;
}

/** SAML 2.0 Bindings 3.5: the browser posts the response by itself. */
function answerPage(acsUrl: string, xml: string, relayState: string): string {
  const response = Buffer.from(xml).toString("base64");
  return `<!doctype html><title>Logging in</title><form method="post" action="${escaped(acsUrl)}">
    <input type="hidden" name="SAMLResponse" value="${response}">
    <input type="hidden" name="RelayState" value="${escaped(relayState)}"></form>
    <script>document.forms[0].submit()</script>`;
}

function metadataOf(issuer: string, certificate: string): string {
  const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
  return `<?xml version="1.0"?>
<md:EntityDescriptor entityID="${issuer}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
      <ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleLogoutService Binding="${redirect}" Location="${new URL("/logout", issuer).href}"/>
    <md:SingleSignOnService Binding="${redirect}" Location="${new URL("/sso", issuer).href}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of req) body += String(chunk);
  return body;
}

function pemOf(base64: string): string {
  return `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g)?.join("\n") ?? ""}\n-----END CERTIFICATE-----\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
