import type { Db } from "@/db/database";
import { newId } from "@/lib/ids";
import { type JsonObject, ScimError, type ScimStore, type StoredResource } from "@/scim";
import { openScimStore } from "../scim-store";
import { behindKey } from "./behind-key";

/** Where a request came from, and when. */
interface RequestFacts {
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly at: Date;
}

/** What came of a request that adds somebody. */
export interface CreateOutcome {
  /** 201, the status of a refusal, or the text of another error. */
  readonly status: number | string;
  readonly created?: StoredResource;
  readonly id?: string;
  readonly request: RequestFacts;
}

/** Requests of one key. */
export interface Requests {
  readonly teamId: string;
  readonly keyId: string;
  /** The store as the nth request has it. */
  readonly store: (n: number) => ScimStore;
  /** Adds each of these by a request of its own, all at the same time. */
  readonly atOnce: (
    documents: readonly JsonObject[],
    options?: { readonly opens: boolean },
  ) => Promise<readonly CreateOutcome[]>;
}

/** A new key of the team, which opens it unless told otherwise. */
export function addRequests(db: Db, teamId: string): Requests {
  const keyId = newId("key");
  const storeOf = ({ at, ...request }: RequestFacts, opens: boolean) => {
    const audit = { kind: "scim_key", id: keyId, name: "Test key", ...request } as const;
    return openScimStore({ db: behindKey(db, keyId, opens), clock: () => at, actor: { teamId, audit } });
  };
  return {
    teamId,
    keyId,
    store: (n) => storeOf(factsOf(n), true),
    atOnce: (documents, { opens } = { opens: true }) =>
      Promise.all(
        documents.map((document, n) => {
          const request = factsOf(n);
          return outcomeOf(request, storeOf(request, opens).users.create({ document }));
        }),
      ),
  };
}

function factsOf(n: number): RequestFacts {
  const at = new Date(Date.UTC(2026, 10, 26, 7, 0, 0, n));
  return { ip: `192.0.2.${n}`, userAgent: `Provider/${n}`, requestId: newId("req"), at };
}

async function outcomeOf(request: RequestFacts, creating: Promise<StoredResource>): Promise<CreateOutcome> {
  try {
    const created = await creating;
    return { status: 201, created, id: created.id, request };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { status: error instanceof ScimError ? error.status : error.message, request };
  }
}
