import postgres, { type ParameterOrJSON } from "postgres";
import { Gate } from "@/db/gate";
import { SELF_HOSTED_PLAN } from "@/lib/contracts/roles";
import { hashKey } from "@/lib/provisioning/key-token";
import { COUNT_USERS, TEAM_OF_KEY } from "./statements";

type Parameter = ParameterOrJSON<never>;

export class KeyRefusedError extends Error {
  override readonly name = "KeyRefusedError";
}

/** Runs the prepared statements of the limit. */
export interface Queries {
  /** Rows of a statement that begins with the key check; those of nothing found are left out. Throws KeyRefusedError. */
  readonly run: <T extends object>(statement: string, key: string, ...parameters: readonly Parameter[]) => Promise<T[]>;
  /** People of the key's team: counted once, then kept, as nothing but this process changes them. */
  readonly total: (key: string) => Promise<number>;
  readonly added: (people: number) => void;
}

export function openQueries(url: string, pool: number): Queries {
  const sql = postgres(url, { max: pool, onnotice: () => undefined, fetch_types: false });
  const gate = new Gate(pool);
  const prepared = (statement: string, parameters: Parameter[]) => sql.unsafe(statement, parameters, { prepare: true });
  let total: Promise<number> | undefined;
  let added = 0;
  const count = async (key: string) => {
    const [team] = await prepared(TEAM_OF_KEY, [hashKey(key)]);
    const [counted] = await prepared(COUNT_USERS, [String(team?.team_id)]);
    return Number(counted?.total);
  };
  return {
    async run<T extends object>(statement: string, key: string, ...parameters: readonly Parameter[]) {
      const all = [hashKey(key), SELF_HOSTED_PLAN, ...parameters];
      const found = await gate.run(async () => [...(await prepared(statement, all))]);
      if (found.length === 0) throw new KeyRefusedError();
      return found.filter((row) => row.id !== null) as unknown as T[];
    },
    async total(key) {
      total ??= count(key);
      return (await total) + added;
    },
    added(people) {
      added += people;
    },
  };
}
