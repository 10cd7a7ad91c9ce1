import { once } from "node:events";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { type ReceivedMail, readMessage } from "./read-message";

interface MailServerOptions {
  /** A free one by default; one that was used before for a server that comes back. */
  readonly port?: number;
  /** Whoever sends has to sign in with these. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** Offers TLS with a certificate that nobody vouches for. */
  readonly selfSigned?: boolean;
  /** Replies such as `550 no such user`, by recipient. */
  readonly replies?: Readonly<Record<string, string>>;
}

export interface MailServer {
  readonly port: number;
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  readonly stop: () => Promise<void>;
}

/** A real mail server on this machine that keeps what it is given. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    ...accessOf(options),
    onRcptTo: ({ address }, _session, callback) => callback(refusalOf(options.replies?.[address])),
    onData: (stream, { envelope }, callback) => {
      void text(stream).then((raw) => {
        received.push({ recipients: envelope.rcptTo.map(({ address }) => address), ...readMessage(raw) });
        callback();
      });
    },
  });
  // Whoever breaks a connection off is no fault of the server.
  server.on("error", () => undefined);
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The mail server has no port.");
  const { port } = address;
  const { credentials } = options;
  const user = credentials ? `${credentials.user}:${encodeURIComponent(credentials.password)}@` : "";
  return {
    port,
    url: `smtp://${user}127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function accessOf({ credentials, selfSigned = false }: MailServerOptions): SMTPServerOptions {
  const tls: SMTPServerOptions = selfSigned
    ? {}
    : { disabledCommands: credentials ? ["STARTTLS"] : ["STARTTLS", "AUTH"] };
  return {
    ...tls,
    authOptional: credentials === undefined,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) => {
      const isRight = username === credentials?.user && password === credentials?.password;
      callback(isRight ? null : new Error("Wrong user or password"), { user: username });
    },
  };
}

function refusalOf(reply: string | undefined): Error | null {
  const [, responseCode = "", message = ""] = /^(\d{3}) (.*)$/.exec(reply ?? "") ?? [];
  return responseCode === "" ? null : Object.assign(new Error(message), { responseCode: Number(responseCode) });
}
