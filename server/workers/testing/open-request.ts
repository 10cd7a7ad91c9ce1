import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

export interface OpenRequest {
  /** Sends the rest of the body and gives the answer. */
  readonly finish: () => Promise<{ readonly status: number | undefined; readonly text: string }>;
}

/** A POST whose body has arrived in part: a request that runs until the test finishes it. */
export async function openRequest(url: string, headers: OutgoingHttpHeaders, body: string): Promise<OpenRequest> {
  const sending = request(url, { method: "POST", headers: { ...headers, expect: "100-continue" }, agent: false });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once("response", resolve);
    sending.once("error", reject);
  });
  answered.catch(() => undefined);
  // The server has begun to handle it when it asks for the body.
  await new Promise<void>((resolve, reject) => {
    sending.once("continue", resolve);
    sending.once("error", reject);
    sending.flushHeaders();
  });
  sending.write(body.slice(0, 1));
  return {
    async finish() {
      sending.end(body.slice(1));
      const answer = await answered;
      return { status: answer.statusCode, text: await text(answer) };
    },
  };
}
