import { createSocket } from "node:dgram";

/** What the server answers about a name: TXT values, or one of its bad days. */
export type DnsBehaviour =
  | readonly string[]
  | "no name"
  | "server failed"
  | "refused"
  | "silent"
  | "garbage"
  | "broken";

export interface DnsServer {
  /** As DNS_SERVERS takes it. */
  readonly address: string;
  /** What is asked for a name from now on; of names that were never set there are none. */
  readonly set: (name: string, behaviour: DnsBehaviour) => void;
  /** The names that were asked for, in order. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

const HEADER_BYTES = 12;
const TXT = 16;
const INTERNET = 1;
const POINTER_TO_QUESTION = 0xc00c;
const RESPONSE_CODES = { "server failed": 2, "no name": 3, refused: 5 } as const;

/** A DNS server on a free UDP port of this machine (RFC 1035). */
export async function startDnsServer(): Promise<DnsServer> {
  const behaviours = new Map<string, DnsBehaviour>();
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, { address, port }) => {
    const { name, question } = readQuestion(query);
    asked.push(name);
    const answer = answerTo(query, question, behaviours.get(name) ?? "no name");
    if (answer) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    set: (name, behaviour) => behaviours.set(name, behaviour),
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function readQuestion(query: Buffer): { readonly name: string; readonly question: Buffer } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join(".").toLowerCase(), question: query.subarray(HEADER_BYTES, at + 5) };
}

function answerTo(query: Buffer, question: Buffer, behaviour: DnsBehaviour): Buffer | undefined {
  switch (behaviour) {
    case "silent":
      return undefined;
    case "garbage":
      return Buffer.from("HTTP/1.1 400 Bad Request");
    case "broken":
      // Promises five records, and points beyond the end of the message.
      return Buffer.concat([header(query, 0, 5), question, Buffer.from([0xc0, 0xff, 0xff])]);
    case "no name":
    case "server failed":
    case "refused":
      return Buffer.concat([header(query, RESPONSE_CODES[behaviour], 0), question]);
    default:
      return Buffer.concat([header(query, 0, behaviour.length), question, ...behaviour.map(txtRecord)]);
  }
}

/** The id of the query; a response, recursion desired and available; one question. */
function header(query: Buffer, responseCode: number, answers: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  query.copy(bytes, 0, 0, 2);
  bytes.writeUInt16BE(0x8180 | responseCode, 2);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt16BE(answers, 6);
  return bytes;
}

/** A text longer than 255 bytes is several strings. */
function txtRecord(value: string): Buffer {
  const bytes = Buffer.from(value);
  const strings: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255);
    strings.push(Buffer.from([part.length]), part);
  }
  const data = Buffer.concat(strings);
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt16BE(POINTER_TO_QUESTION, 0);
  head.writeUInt16BE(TXT, 2);
  head.writeUInt16BE(INTERNET, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
