import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { readPreflight } from "@/lib/provisioning/preflight";
import { storedRows } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { DEMO_ADMIN_EMAIL, seedDemo } from "./seed-demo";

describe.each(databases)("the demo in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeEach(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterEach(() => opened.close());

  const seed = () => seedDemo(services, { passwordHash: "hash of the demo password" });
  const all = (query: ReturnType<typeof sql>) => rows<Record<string, unknown>>(services.db, query);

  it("has Acme Robotics ready to turn SCIM on, and Blue Harbor Studio whose plan has none", async () => {
    expect(await seed()).toBe(true);
    const found = await all(sql`select t.id, t.name, t.plan, t.seats,
        (select count(*)::integer from members m where m.team_id = t.id) as members,
        (select count(*)::integer from groups g where g.team_id = t.id) as groups,
        array(select name || ' ' || enabled from sso_methods s where s.team_id = t.id order by s.id) as sso
      from teams t order by t.name`);
    expect(found).toMatchObject([
      {
        name: "Acme Robotics",
        plan: "enterprise",
        seats: 1_000,
        members: 25,
        groups: 3,
        sso: ["Okta true", "Google false"],
      },
      { name: "Blue Harbor Studio", plan: "team", seats: 10, members: 3, groups: 0, sso: [] },
    ]);
    const acme = { id: String(found[0]?.id), plan: "enterprise" } as const;
    expect(await readPreflight(services.db, acme)).toEqual({
      plan: true,
      sso: true,
      breakGlassAdmins: ["Ada Lovelace"],
    });
    expect(await all(sql`select 1 from scim_settings union all select 1 from scim_keys`)).toEqual([]);
  });

  it("lets Acme Robotics, and no other team, provision and move people in domains that it has verified", async () => {
    await seed();
    const found = await all(sql`select t.name as team, d.name as domain, d.verified_at is not null as verified
      from domains d join teams t on t.id = d.team_id order by d.name`);
    expect(found).toEqual([
      { team: "Acme Robotics", domain: "acme.example", verified: true },
      { team: "Acme Robotics", domain: "bobreplace.com", verified: true },
    ]);
  });

  it("has people of every kind, who sign in with one password", async () => {
    await seed();
    expect(
      await all(sql`select email from accounts where password_hash = 'hash of the demo password' order by email`),
    ).toEqual([
      { email: DEMO_ADMIN_EMAIL },
      { email: "grace@blueharbor.example" },
      { email: "linus@acme.example" },
      { email: "omar@blueharbor.example" },
    ]);
    expect(
      await all(sql`select t.name as team, array_agg(r.role order by r.role) as roles
        from members m join accounts a on a.id = m.account_id join teams t on t.id = m.team_id
        join member_roles r on r.team_id = m.team_id and r.member_id = m.id
        where a.email = ${DEMO_ADMIN_EMAIL} group by t.name order by t.name`),
    ).toEqual([
      { team: "Acme Robotics", roles: ["admin", "billing"] },
      { team: "Blue Harbor Studio", roles: ["developer"] },
    ]);
    expect(
      await all(sql`select count(*) filter (where not active) as deactivated, count(*) filter (where joined_at is null) as invited,
          (select count(*) from invitations) as invitations from members`),
    ).toEqual([{ deactivated: 1, invited: 1, invitations: 1 }]);
  });

  it("is seeded once, also when several instances start at the same time", async () => {
    const seeded = await Promise.all([seed(), seed(), seed(), seed()]);
    expect(seeded.filter(Boolean)).toHaveLength(1);
    expect(await all(sql`select 1 from teams`)).toHaveLength(2);
  });

  it("leaves a database that has a team as it is", async () => {
    await all(sql`insert into teams (id, name, plan, seats) values ('tm_1', 'Own team', 'enterprise', 5)`);
    const before = await storedRows(services.db);
    expect(await seed()).toBe(false);
    expect(await storedRows(services.db)).toEqual(before);
  });
});
