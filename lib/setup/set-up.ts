import { authSecret } from "@/lib/data-folder-secret";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import type { HeaderSource } from "@/lib/http/header-source";
import { fieldMessages } from "@/lib/http/read-input";
import { requestOrigin } from "@/lib/http/request-origin";
import type { Services } from "@/lib/services";
import { createFirstTeam } from "./create-first-team";
import { setupInput } from "./setup-input";
import { setupToken } from "./setup-token";

/**
 * Checks the form of `/setup` and makes the first team.
 * @throws DomainError `invalid_input` with a sentence a field, `conflict`
 */
export async function setUp(services: Services, form: unknown, headers: HeaderSource): Promise<void> {
  const parsed = setupInput.safeParse(form);
  if (!parsed.success) {
    const fields = fieldMessages(parsed.error);
    throw new DomainError("invalid_input", "Some of this cannot be accepted. Check what is marked.", { fields });
  }
  const expectedToken = setupToken(await authSecret(env()));
  await createFirstTeam(services, parsed.data, { expectedToken, request: requestOrigin(headers) });
}
