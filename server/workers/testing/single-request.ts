import { once } from "node:events";
import { type Agent, get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

interface Sending {
  /** Keeps the connection; without one it is of this request alone. */
  readonly agent?: Agent | undefined;
  readonly msMax?: number;
}

export async function singleRequest(
  url: string,
  { agent, msMax = 10_000 }: Sending = {},
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const sent = get(url, { agent: agent ?? false, signal: AbortSignal.timeout(msMax) });
  const [answer]: IncomingMessage[] = await once(sent, "response");
  if (answer === undefined) throw new Error("There is no answer.");
  return { status: answer.statusCode, text: await text(answer) };
}
