import type { z } from "zod";
import { DomainError } from "@/lib/errors";

const BODY_BYTES_MAX = 64 * 1024;

export type PathParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The input of an endpoint: path parameters, and the query of a GET or DELETE or else the JSON body.
 * @throws DomainError `invalid_input` with a sentence a field, `too_large`
 */
export async function readInput<Input extends z.ZodType>(
  request: Request,
  parameters: PathParameters,
  schema: Input,
  bodyBytesMax: number = BODY_BYTES_MAX,
): Promise<z.output<Input>> {
  const hasQuery = request.method === "GET" || request.method === "DELETE";
  const rest = hasQuery ? Object.fromEntries(new URL(request.url).searchParams) : await readBody(request, bodyBytesMax);
  const parsed = schema.safeParse({ ...rest, ...parameters });
  if (parsed.success) return parsed.data;
  throw new DomainError("invalid_input", "Some of this cannot be accepted. Check what is marked.", {
    fields: fieldMessages(parsed.error),
  });
}

/** The first message of each field, by its key; what is wrong with the whole stands under an empty key. */
export function fieldMessages({ issues }: z.ZodError): Record<string, string> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0] ?? ""), message]));
}

async function readBody(request: Request, bytesMax: number): Promise<object> {
  const text = await readText(request, bytesMax);
  if (text.trim() === "") return {};
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "");
  const body = isJson ? parseJson(text) : undefined;
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  throw new DomainError("invalid_input", "The body must be a JSON object, sent as application/json.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DomainError("invalid_input", "The body is not valid JSON.", {}, { cause: error });
  }
}

/** The body of a request as text. Throws `too_large`. */
export async function readText({ body }: Request, bytesMax: number): Promise<string> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > bytesMax) {
      throw new DomainError("too_large", `The body has more than ${Math.floor(bytesMax / 1024)} KiB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
