export interface ReceivedMail extends Message {
  /** Of the envelope. */
  readonly recipients: readonly string[];
}

interface Message {
  /** As they are written, unfolded; names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

/** Reads a message of two alternatives (RFC 2046 5.1.4) as nodemailer writes it. */
export function readMessage(raw: string): Message {
  const { headers, body } = partOf(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get("content-type") ?? "")?.[1];
  const parts = boundary === undefined ? [] : body.split(`--${boundary}`).map((part) => partOf(part.trimStart()));
  const contentOf = (type: string) => {
    const part = parts.find((each) => each.headers.get("content-type")?.startsWith(type) === true);
    return part ? decoded(part) : "";
  };
  return { headers, text: contentOf("text/plain"), html: contentOf("text/html") };
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function partOf(raw: string): Part {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { headers, body: raw.slice(end + 4) };
}

function decoded({ headers, body }: Part): string {
  switch (headers.get("content-transfer-encoding") ?? "") {
    case "base64":
      return Buffer.from(body, "base64").toString("utf8");
    case "quoted-printable": {
      const bytes = body
        .replace(/=\r\n/g, "")
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    }
    default:
      return body;
  }
}
