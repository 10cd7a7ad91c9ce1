import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import type { readSsoMethod as contract, SsoMethodDetail } from "@/lib/contracts/sso";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import { ssoTestResult } from "@/lib/contracts/sso-test";
import type { Services } from "@/lib/services";
import { methodOfTeam, type SsoMethod } from "./find-method";
import { methodView } from "./method-view";
import { viewCertificate } from "./read-certificate";
import { methodNotFound } from "./sso-method-rules";

type Place = Pick<TeamContext, "team" | "publicOrigin">;

/** A method with all that its page shows. Throws `not_found`. */
export function readSsoMethod(
  { db }: Services,
  actor: Authorized<"sso.read">,
  { methodId }: z.output<(typeof contract)["input"]>,
): Promise<SsoMethodDetail> {
  return ssoMethodDetail(db, actor, methodId);
}

interface SurroundingsRow {
  readonly scim_is_on: boolean;
  readonly linked: number;
  readonly test: unknown;
  readonly test_at: Date | null;
  readonly test_by: string | null;
}

export async function ssoMethodDetail(db: Db, place: Place, methodId: string): Promise<SsoMethodDetail> {
  const { id: teamId } = place.team;
  const method = await methodOfTeam(db, teamId, methodId);
  if (!method) throw methodNotFound();
  const [found] = await rows<SurroundingsRow>(
    db,
    sql`select exists (select 1 from scim_settings c where c.team_id = s.team_id and c.enabled) as scim_is_on,
        (select count(distinct u.member_id)::integer from sso_subjects u
          join members m on m.team_id = u.team_id and m.id = u.member_id
          where u.team_id = s.team_id and u.method_id = s.id) as linked,
        t.result as test, t.at as test_at, t.member_name as test_by
      from sso_methods s left join sso_tests t on t.team_id = s.team_id and t.method_id = s.id
      where s.team_id = ${teamId} and s.id = ${methodId}`,
  );
  return {
    method: methodView(method),
    setup: setupOf(method, place.publicOrigin),
    lastTest: lastTestOf(found),
    linkedPeople: found?.linked ?? 0,
    scimIsOn: found?.scim_is_on ?? false,
  };
}

/** A result that this version cannot read counts as none. */
function lastTestOf(found: SurroundingsRow | undefined): SsoMethodDetail["lastTest"] {
  const result = ssoTestResult.safeParse(found?.test);
  if (!result.success || !found?.test_at) return null;
  return { at: found.test_at.toISOString(), by: found.test_by ?? "", result: result.data };
}

function setupOf(method: SsoMethod, origin: string): SsoMethodDetail["setup"] {
  const paths = ssoPaths(method.protocol, method.id);
  const loginUrl = `${origin}${paths.login}`;
  if (method.protocol === "oidc") {
    return {
      protocol: "oidc",
      serviceProvider: { redirectUri: `${origin}${paths.callback}`, loginUrl },
      settings: method.config?.settings ?? null,
      hasClientSecret: method.config !== null && method.config.sealedClientSecret !== null,
    };
  }
  const { config } = method;
  return {
    protocol: "saml",
    serviceProvider: {
      entityId: `${origin}${paths.metadata}`,
      acsUrl: `${origin}${paths.acs}`,
      loginUrl,
      logoutUrl: `${origin}${paths.logout}`,
      metadataUrl: `${origin}${paths.metadata}`,
      relayState: config?.relayState ?? "",
      certificate: config === null ? null : viewCertificate(config.serviceProvider.certificate),
    },
    settings: config?.settings ?? null,
    certificates: config?.settings?.certificates.map(viewCertificate) ?? [],
  };
}
