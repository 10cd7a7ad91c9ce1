import { DomainError } from "@/lib/errors";
import { readText } from "@/lib/http/read-input";

const BYTES_MAX = 1024 * 1024;

/** What a browser posted for an identity provider. Throws `too_large`, and `invalid_input` for what is no form. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    throw new DomainError("invalid_input", "A form is expected here, sent as application/x-www-form-urlencoded.");
  }
  return new URLSearchParams(await readText(request, BYTES_MAX));
}
