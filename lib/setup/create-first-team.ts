import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import { teams } from "@/db/schema/teams";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import { ADMIN_ROLE, DEFAULT_ROLE, roleSchema, SELF_HOSTED_PLAN } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { addAccount } from "@/lib/members/add-account";
import { addMember } from "@/lib/members/add-member";
import { memberDocument } from "@/lib/members/member-document";
import type { Services } from "@/lib/services";
import { slugOfName } from "@/lib/team/slug-of-name";
import { isSetupOpen } from "./is-setup-open";
import type { SetupInput } from "./setup-input";
import { isSetupToken } from "./setup-token";

const SEATS = 1_000;
const FOUNDER_ROLES = [ADMIN_ROLE, roleSchema.enum.billing, DEFAULT_ROLE];
/** Any number that no other advisory lock of ours has. */
const SETUP_LOCK = 7_364_201;

interface SetupSettings {
  /** What `setupToken` made of this server's secret. */
  readonly expectedToken: string;
  readonly request: RequestOrigin;
}

/**
 * Makes the first team with its admin, once: of several callers one succeeds.
 * @throws DomainError `invalid_input` with `fields.token` for a wrong token, `conflict` when there is a team or the e-mail
 * has an account
 */
export async function createFirstTeam(
  services: Services,
  input: SetupInput,
  settings: SetupSettings,
): Promise<{ readonly teamId: string; readonly memberId: string }> {
  const { expectedToken, request } = settings;
  if (!isSetupToken(input.token, expectedToken)) throw wrongToken();
  const passwordHash = await hashPassword(input.password);
  try {
    return await services.db.transaction(async (tx) => {
      await rows(tx, sql`select pg_advisory_xact_lock(${SETUP_LOCK}::bigint)::text`);
      if (!(await isSetupOpen({ db: tx }))) throw new DomainError("conflict", "This server has a team. Sign in to it.");
      return writeTeam(tx, services.clock(), { ...input, passwordHash }, request);
    });
  } catch (error) {
    if (uniqueViolation(error) !== "accounts_email_key") throw error;
    const fields = { email: "This e-mail address has an account already." };
    throw new DomainError("conflict", fields.email, { fields }, { cause: error });
  }
}

type Founder = Omit<SetupInput, "token" | "password"> & { readonly passwordHash: string };

async function writeTeam(tx: Tx, at: Date, founder: Founder, request: RequestOrigin) {
  const { teamName, name, email, passwordHash } = founder;
  const teamId = newId("tm");
  const slug = slugOfName(teamName);
  await tx.insert(teams).values({
    id: teamId,
    name: teamName,
    ...(slug !== undefined && { slug }),
    plan: SELF_HOSTED_PLAN,
    seats: SEATS,
    createdAt: at,
    updatedAt: at,
  });
  const accountId = await addAccount(tx, at, { email, name, passwordHash });
  const memberId = await addMember(tx, {
    teamId,
    document: memberDocument({ email, name }),
    accountId,
    source: "invite",
    roles: FOUNDER_ROLES,
    joinedAt: at,
  });
  const actor = { kind: "member", id: memberId, name, ...request } as const;
  await recordEvent(tx, teamId, actor, at, { action: "team.created", targetId: teamId, targetName: teamName });
  return { teamId, memberId };
}

function wrongToken(): DomainError {
  const sentence = "This is not the setup token of this server. Copy it again from the server's log.";
  return new DomainError("invalid_input", sentence, { fields: { token: sentence } });
}
