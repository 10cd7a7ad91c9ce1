import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { joinedMember, type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { selfSignedCertificate } from "./self-signed-certificate";
import { warnOfCertificates } from "./warn-of-certificates";

const DAY_MS = 24 * 60 * 60 * 1000;
const START = new Date("2026-03-01T12:00:00.000Z");

describe.each(databases)("certificates that end in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let nowMs: number;
  let ending: string;
  let later: string;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => new Date(nowMs) };
    [ending, later] = await Promise.all([certificateFor(40), certificateFor(400)]);
  });
  afterAll(() => opened.close());

  async function certificateFor(days: number): Promise<string> {
    const validTo = new Date(START.getTime() + days * DAY_MS);
    return (await selfSignedCertificate({ commonName: "Okta", validFrom: START, validTo })).certificate;
  }

  async function teamWith(...certificates: readonly string[]): Promise<SettingsTeam> {
    const team = await settingsTeam(opened.db);
    await give(team, ...certificates);
    return team;
  }

  async function give({ teamId }: SettingsTeam, ...certificates: readonly string[]): Promise<void> {
    await rows(
      opened.db,
      sql`update sso_methods set config = jsonb_set(config, '{settings,certificates}', ${JSON.stringify(certificates)}::jsonb)
        where team_id = ${teamId}`,
    );
  }

  /** Runs the job when `ending` lasts so many days. */
  async function look(daysLeft: number): Promise<void> {
    nowMs = START.getTime() + (40 - daysLeft) * DAY_MS;
    await warnOfCertificates(services);
  }

  /** How many days before the end each warning says that it is. */
  async function told({ teamId }: SettingsTeam): Promise<readonly number[]> {
    const found = await rows<{ days: number }>(
      opened.db,
      sql`select (details ->> 'daysBefore')::integer as days from audit_events
        where team_id = ${teamId} and action = 'sso.certificate_ending' and actor_kind = 'system' order by id`,
    );
    return found.map(({ days }) => days);
  }

  async function mailed({ teamId }: SettingsTeam): Promise<readonly string[]> {
    const found = await rows<{ recipient: string }>(
      opened.db,
      sql`select recipient from mails where team_id = ${teamId} and kind = 'certificate_ending' order by id`,
    );
    return found.map(({ recipient }) => recipient);
  }

  it("are told to the admins 30, 7 and 1 days before, each time once", async () => {
    const team = await teamWith(ending);
    const email = `second@${team.teamId}.example`;
    await joinedMember(opened.db, team.teamId, { email, roles: ["admin"] });
    await joinedMember(opened.db, team.teamId, { email: `dev@${team.teamId}.example`, roles: ["developer"] });
    for (const days of [31, 30.01]) await look(days);
    expect(await told(team)).toEqual([]);
    for (const days of [30, 29.9, 12]) await look(days);
    expect(await told(team)).toEqual([30]);
    expect((await mailed(team)).toSorted()).toEqual([team.admin("sso.read").email, email].toSorted());
    for (const days of [7, 6.9, 2]) await look(days);
    expect(await told(team)).toEqual([30, 7]);
    for (const days of [1, 0.5, 0, -3]) await look(days);
    expect(await told(team)).toEqual([30, 7, 1]);
    expect(await mailed(team)).toHaveLength(6);
  });

  it("are told once, late, when Muster stood still or the method was off until then", async () => {
    const team = await teamWith(ending);
    await rows(opened.db, sql`update sso_methods set enabled = false where team_id = ${team.teamId}`);
    await look(20);
    expect(await told(team)).toEqual([]);
    await rows(opened.db, sql`update sso_methods set enabled = true where team_id = ${team.teamId}`);
    await look(5);
    await look(4);
    expect(await told(team)).toEqual([7]);
  });

  it("are not told of while the next one is there already, and anew of each that takes their place", async () => {
    const team = await teamWith(ending, later);
    await look(20);
    expect(await told(team)).toEqual([]);
    await give(team, ending);
    await look(20);
    await give(team, await certificateFor(41));
    await look(20);
    expect(await told(team)).toEqual([30, 30]);
  });
});
