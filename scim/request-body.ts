import { invalidSyntax, ScimError } from "./errors";
import type { JsonObject } from "./json";
import { parseJsonObject } from "./json-text";
import type { ScimRequest } from "./request";

const MEDIA_TYPES = new Set(["application/scim+json", "application/json"]);

/**
 * The request's body as JSON (RFC 7644 3.1). A missing Content-Type is taken for JSON. Throws 415 for another media type
 * or charset and for a compressed body, 413 beyond the limit (counted while the bytes arrive), `invalidSyntax` for what is no JSON object.
 */
export async function readBody(request: ScimRequest, bytesMax: number): Promise<JsonObject> {
  checkMediaType(request.headers["content-type"]);
  checkContentEncoding(request.headers["content-encoding"]);
  const tooLarge = () =>
    new ScimError(413, `The body is larger than ${bytesMax} bytes. Send less at a time.`, undefined, {
      connection: "close",
    });
  if (Number(request.headers["content-length"] ?? 0) > bytesMax) throw tooLarge();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let text = "";
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) throw tooLarge();
      text += decoder.decode(chunk, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw invalidSyntax("The body is not UTF-8.");
    throw error;
  }
  if (text.trim() === "") throw invalidSyntax("The body is empty; send a JSON object.");
  return parseJsonObject(text);
}

function checkMediaType(contentType: string | undefined): void {
  if (contentType === undefined || contentType.trim() === "") return;
  const [mediaType = "", ...parameters] = contentType.toLowerCase().split(";");
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (MEDIA_TYPES.has(mediaType.trim()) && isUtf8) return;
  throw new ScimError(415, `Content-Type "${contentType}" is not supported; send application/scim+json in UTF-8.`);
}

/** Bodies are not unpacked: a small one could become a very large one. */
function checkContentEncoding(contentEncoding = ""): void {
  const codings = contentEncoding.split(",").map((coding) => coding.trim().toLowerCase());
  if (codings.every((coding) => coding === "" || coding === "identity")) return;
  throw new ScimError(415, `Content-Encoding "${contentEncoding}" is not supported; send the body uncompressed.`);
}
