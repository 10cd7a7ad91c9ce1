import { once } from "node:events";
import { type Agent, get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** What is handed to a process that dies at that moment is never answered. */
const ANSWER_MS_MAX = 5_000;

/** A GET on a connection of its own, where no agent keeps connections. */
export async function singleRequest(
  url: string,
  agent?: Agent,
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const sent = get(url, { agent: agent ?? false, signal: AbortSignal.timeout(ANSWER_MS_MAX) });
  const [answer]: IncomingMessage[] = await once(sent, "response");
  if (answer === undefined) throw new Error("There is no answer.");
  return { status: answer.statusCode, text: await text(answer) };
}
