import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { mailSecretContext } from "@/lib/mail/mail-content";
import { methodSecretContext, requestSecretContext } from "@/lib/sso/method-config";

export interface SealedSecret {
  /** For people, such as `client_secret of sso_1`. */
  readonly name: string;
  readonly sealed: string;
  readonly context: string;
  /** Puts another sealed text in its place, unless it was changed meanwhile; gives whether it did. */
  readonly replace: (sealed: string) => Promise<boolean>;
}

/** Every secret that is stored, of all teams. */
export async function sealedSecrets(db: Db): Promise<readonly SealedSecret[]> {
  return [
    ...(await methodSecrets(db, "client_secret", "{sealedClientSecret}")),
    ...(await methodSecrets(db, "private_key", "{serviceProvider,sealedPrivateKey}")),
    ...(await requestSecrets(db)),
    ...(await mailContents(db)),
  ];
}

interface SealedRow {
  readonly team_id: string;
  readonly id: string;
  readonly sealed: string;
}

async function methodSecrets(
  db: Db,
  field: Parameters<typeof methodSecretContext>[2],
  path: string,
): Promise<readonly SealedSecret[]> {
  const found = await rows<SealedRow>(
    db,
    sql`select team_id, id, config #>> ${path}::text[] as sealed from sso_methods
      where config #>> ${path}::text[] is not null order by team_id, id`,
  );
  return found.map(({ team_id: teamId, id, sealed }) => ({
    name: `${field} of ${id}`,
    sealed,
    context: methodSecretContext(teamId, id, field),
    replace: async (next) => {
      const changed = await rows(
        db,
        sql`update sso_methods set config = jsonb_set(config, ${path}::text[], to_jsonb(${next}::text))
          where team_id = ${teamId} and id = ${id} and config #>> ${path}::text[] = ${sealed} returning id`,
      );
      return changed.length > 0;
    },
  }));
}

async function requestSecrets(db: Db): Promise<readonly SealedSecret[]> {
  const found = await rows<SealedRow>(
    db,
    sql`select team_id, id_hash as id, sealed_secrets as sealed from sso_requests
      where sealed_secrets is not null order by team_id, id_hash`,
  );
  return found.map(({ team_id: teamId, id, sealed }) => ({
    name: `a sign-in on its way in ${teamId}`,
    sealed,
    context: requestSecretContext(teamId, id),
    replace: async (next) => {
      const changed = await rows(
        db,
        sql`update sso_requests set sealed_secrets = ${next}
          where team_id = ${teamId} and id_hash = ${id} and sealed_secrets = ${sealed} returning id_hash`,
      );
      return changed.length > 0;
    },
  }));
}

async function mailContents(db: Db): Promise<readonly SealedSecret[]> {
  const found = await rows<SealedRow>(
    db,
    sql`select team_id, id, sealed_content as sealed from mails where sealed_content is not null order by team_id, id`,
  );
  return found.map(({ team_id: teamId, id, sealed }) => ({
    name: `the content of ${id}`,
    sealed,
    context: mailSecretContext(teamId, id),
    replace: async (next) => {
      const changed = await rows(
        db,
        sql`update mails set sealed_content = ${next}
          where team_id = ${teamId} and id = ${id} and sealed_content = ${sealed} returning id`,
      );
      return changed.length > 0;
    },
  }));
}
