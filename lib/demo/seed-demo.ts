import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { domainClaims, domains } from "@/db/schema/domains";
import { planSchema } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import type { Services } from "@/lib/services";
import { ACME_GROUPS, ACME_PEOPLE, BLUE_HARBOR_PEOPLE } from "./demo-people";
import { seedSsoMethods } from "./seed-sso";
import { seedGuest, seedTeam } from "./seed-team";

const ACME_DOMAIN = "acme.example";
/** Its people's own, and where Microsoft's public collection of tests moves a person to. */
const VERIFIED_DOMAINS = [ACME_DOMAIN, "bobreplace.com"];
export const DEMO_ADMIN_EMAIL = `ada@${ACME_DOMAIN}`;

/** Any number that no other advisory lock of ours has. */
const DEMO_LOCK = 7_364_202;

interface DemoSettings {
  /** Of the password that all demo accounts share. */
  readonly passwordHash: string;
}

/**
 * Fills a database that has no team with two: Acme Robotics, ready to turn SCIM on, and Blue Harbor Studio, whose plan
 * has no SCIM. Gives whether it did: of several instances that start at once one does.
 */
export function seedDemo({ db, clock }: Services, { passwordHash }: DemoSettings): Promise<boolean> {
  return db.transaction(async (tx) => {
    await rows(tx, sql`select pg_advisory_xact_lock(${DEMO_LOCK}::bigint)::text`);
    if ((await rows(tx, sql`select 1 from teams limit 1`)).length > 0) return false;
    await seedTeams(tx, clock(), passwordHash);
    return true;
  });
}

async function seedTeams(tx: Tx, now: Date, passwordHash: string): Promise<void> {
  const { enterprise, team } = planSchema.enum;
  const acme = {
    name: "Acme Robotics",
    plan: enterprise,
    seats: 1_000,
    domain: ACME_DOMAIN,
    people: ACME_PEOPLE,
    groups: ACME_GROUPS,
  };
  const blueHarbor = {
    name: "Blue Harbor Studio",
    plan: team,
    seats: 10,
    domain: "blueharbor.example",
    people: BLUE_HARBOR_PEOPLE,
    groups: [],
  };
  const { teamId, accounts } = await seedTeam(tx, now, acme, passwordHash);
  await seedSsoMethods(tx, now, teamId);
  await seedDomains(tx, now, teamId);
  const { teamId: blueHarborId } = await seedTeam(tx, now, blueHarbor, passwordHash);
  const ada = accounts.get(DEMO_ADMIN_EMAIL);
  if (ada === undefined) throw new Error("The demo has no admin.");
  await seedGuest(tx, now, blueHarborId, ada, { email: DEMO_ADMIN_EMAIL, name: "Ada Lovelace" });
}

/** They are in no DNS, so nobody asks for them until somebody presses the button. */
async function seedDomains(tx: Tx, now: Date, teamId: string): Promise<void> {
  const verified = { verifiedAt: now, checkedAt: now, createdAt: now, updatedAt: now };
  await tx.insert(domains).values(
    VERIFIED_DOMAINS.map((name) => {
      const id = newId("dom");
      return { teamId, id, name, token: `demo-${id}`, ...verified };
    }),
  );
  await tx.insert(domainClaims).values(VERIFIED_DOMAINS.map((name) => ({ name, teamId, claimedAt: now })));
}
