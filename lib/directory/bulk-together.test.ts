import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import type { JsonObject, ResourceStore, ScimStore } from "@/scim";
import { bulkResults } from "@/scim/testing/bulk-client";
import { scimClient } from "@/scim/testing/scim-client";
import { changeTo, inviteByHand, ownAccount, personAt, quiet } from "./testing/directory-state";
import { directoryTeam } from "./testing/directory-team";
import { type RandomBulk, randomBulks } from "./testing/random-bulk";

const config = { bulkOperationsMax: 1_000, bulkBytesMax: 1_000_000 };

/** The embedded database is one process with us, and many times slower. */
const RUNS = { PGlite: 4, PostgreSQL: 12 } as const;

describe.each(databases)(
  "people who are made together by a Bulk request over $name",
  ({ name: databaseName, open }) => {
    let database: OpenDatabase;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    /** A team with somebody active, somebody inactive, somebody invited, and addresses that have accounts already. */
    async function furnishedTeam(seats: number) {
      const { db } = database;
      const team = await directoryTeam(db, { seats });
      const { teamId, store } = team;
      const at = (name: string) => `${name}@${teamId}.example`;
      await store.users.create({ document: personAt(at("known"), { externalId: "ext-known" }) });
      const { id } = await store.users.create({ document: personAt(at("gone"), { externalId: "ext-gone" }) });
      await store.users.update(id, changeTo({ active: false }), quiet);
      await inviteByHand(db, teamId, at("asked"), []);
      await ownAccount(db, at("own"));
      const { store: other } = await directoryTeam(db);
      await other.users.create({ document: personAt(at("elsewhere")) });
      await ownAccount(db, `own@verified.${teamId}.example`);
      await verifyDomain(db, teamId, `verified.${teamId}.example`);
      return team;
    }

    /** All that a Bulk request leaves behind in the team. */
    async function stateOf(teamId: string) {
      const { db } = database;
      return {
        members: await rows(
          db,
          sql`select m.id, m.document, m.version, m.source, m.managed, m.joined_at is not null as joined,
            m.created_at = m.updated_at as untouched, a.email, a.name, a.created_by_team_id as made_by,
            a.email_proven_at is not null as proven,
            array(select role from member_roles r where r.team_id = m.team_id and r.member_id = m.id order by role) as roles
          from members m left join accounts a on a.id = m.account_id where m.team_id = ${teamId} order by m.id`,
        ),
        audited: await rows(
          db,
          sql`select action, actor_name, target_id, target_name, details from audit_events
          where team_id = ${teamId} order by at, id`,
        ),
        accounts: await rows(
          db,
          sql`select email, name from accounts where created_by_team_id = ${teamId} order by email_key`,
        ),
        counts: await rows(
          db,
          sql`select kind, level, sum(n)::integer as n from resource_counts where team_id = ${teamId}
          group by kind, level order by kind, level`,
        ),
        invitations: await rows(
          db,
          sql`select member_id, email, accepted_at is not null as accepted, cancelled_at is not null as cancelled
          from invitations where team_id = ${teamId} order by id`,
        ),
        mails: await rows(db, sql`select recipient from mails where team_id = ${teamId} order by id`),
      };
    }

    /** Answer and state after the operations, ids numbered by where they come up first. */
    async function outcome({ operations, failOnErrors, seats }: RandomBulk, prepare: (store: ScimStore) => ScimStore) {
      const { teamId, store } = await furnishedTeam(seats);
      const own = JSON.parse(JSON.stringify(operations).replaceAll("~", teamId)) as JsonObject[];
      const rest = failOnErrors === undefined ? {} : { failOnErrors };
      const results = await bulkResults(scimClient({ store: prepare(store), config }), own, rest);
      const numbers = new Map<string, number>();
      const text = JSON.stringify({ results, ...(await stateOf(teamId)) }, null, 1)
        .replaceAll(teamId, "~")
        .replaceAll(/\b[a-z]{3}_[0-9a-z]{26}\b/g, (id) => {
          numbers.set(id, numbers.get(id) ?? numbers.size);
          return `id ${numbers.get(id)}`;
        });
      // The tag of somebody in groups is a sum over the groups' ids.
      return text.replaceAll(/Person \d+/g, "Person").replaceAll(/(W\/\\"\d+)\.\w+/g, "$1.groups");
    }

    it("are answered and stored as if they had been made one by one", async () => {
      let together = 0;
      const counting = (store: ScimStore) =>
        withUsers(store, {
          ...store.users,
          createMany: async (drafts) => {
            const made = (await store.users.createMany?.(drafts)) ?? [];
            together += made.length;
            return made;
          },
        });
      const oneByOne = (store: ScimStore) => {
        const { createMany: _, ...users } = store.users;
        return withUsers(store, users);
      };
      await fc.assert(
        fc.asyncProperty(randomBulks, async (bulk) => {
          expect(await outcome(bulk, counting)).toBe(await outcome(bulk, oneByOne));
        }),
        { numRuns: RUNS[databaseName] },
      );
      expect(together).toBeGreaterThan(0);
    }, 120_000);
  },
);

function withUsers(store: ScimStore, users: ResourceStore): ScimStore {
  return { ...store, users };
}
