import { DomainError } from "@/lib/errors";
import type { HeaderSource } from "@/lib/http/header-source";
import { fieldMessages } from "@/lib/http/read-input";
import { requestOrigin } from "@/lib/http/request-origin";
import type { Services } from "@/lib/services";
import { acceptAsNew, newAccountInput } from "./accept-as-new";

/**
 * Checks the form of somebody without an account, and accepts their invitation.
 * @throws DomainError `invalid_input` with a sentence a field, and what `acceptAsNew` throws
 */
export async function acceptForm(
  services: Services,
  form: unknown,
  headers: HeaderSource,
): Promise<{ readonly email: string }> {
  const parsed = newAccountInput.safeParse(form);
  if (parsed.success) return acceptAsNew(services, parsed.data, requestOrigin(headers));
  const fields = fieldMessages(parsed.error);
  throw new DomainError("invalid_input", "Some of this cannot be accepted. Check what is marked.", { fields });
}
