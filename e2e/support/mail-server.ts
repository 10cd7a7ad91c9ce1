import { once } from "node:events";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface MailServer {
  /** What was received, as it came. */
  readonly messages: readonly string[];
  readonly stop: () => Promise<void>;
}

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}

export async function startMailServer(port: number): Promise<MailServer> {
  const messages: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, callback) => {
      void text(stream).then((message) => {
        messages.push(message);
        callback();
      });
    },
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return { messages, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The link in a message whose body is quoted-printable. */
export function linkIn(message: string): string {
  const plain = message.replace(/=\r\n/g, "").replaceAll("=3D", "=");
  return /https?:\/\/\S+\/(?:invitation|confirm-email)\/[\w-]+/.exec(plain)?.[0] ?? "";
}
