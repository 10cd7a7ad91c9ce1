import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import type { DomainView } from "@/lib/contracts/domains";
import type { Services } from "@/lib/services";
import { type DnsServer, startDnsServer } from "@/scripts/testing/dns-server";
import { checkDueDomains } from "./check-due-domains";
import { type DomainTeam, domainTeam } from "./testing/domain-team";
import { verifiedDomains } from "./verified-domains";

const HOUR_MS = 60 * 60 * 1000;

describe.each(databases)("domains are checked in the background in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let dns: DnsServer;
  let nowMs = Date.parse("2026-03-01T00:00:00.000Z");
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => new Date(nowMs) };
    dns = await startDnsServer();
  });
  beforeEach(() => rows(services.db, sql`update domains set next_check_at = null`));
  afterAll(async () => {
    await dns.close();
    await opened.close();
  });

  const newTeam = () => domainTeam(services, dns);
  const statusOf = async (team: DomainTeam) => (await team.list()).items.map(({ status }) => status);

  /** Lets so many hours pass, with a look for what is due in each; gives after how many hours DNS was asked for the domain. */
  async function pass(hours: number, { record }: DomainView): Promise<readonly number[]> {
    const asked: number[] = [];
    for (let hour = 1; hour <= hours; hour += 1) {
      nowMs += HOUR_MS;
      const before = timesAsked(record.host);
      await checkDueDomains(services, [dns.address]);
      if (timesAsked(record.host) > before) asked.push(hour);
    }
    return asked;
  }

  function timesAsked(host: string): number {
    return dns.asked.filter((name) => name === host).length;
  }

  it("every hour until one is verified, then every day, with an audit row of Muster itself", async () => {
    const team = await newTeam();
    const added = await team.add("hourly.example");
    expect(await pass(3, added)).toEqual([1, 2, 3]);
    team.publish(added);
    expect(await pass(30, added)).toEqual([1, 25]);
    expect(await statusOf(team)).toEqual(["verified"]);
    expect((await verifiedDomains(services.db, team.teamId, ["hourly.example"])).size).toBe(1);
    expect(await team.events()).toEqual([
      "member domain.added hourly.example",
      "system domain.check_failed hourly.example",
      "system domain.verified hourly.example",
    ]);
  });

  it("warns after three days of failing, by an audit row and on the page, and the domain stays verified", async () => {
    const team = await newTeam();
    const added = await team.add("fails.example");
    team.publish(added);
    await team.check(added);
    dns.set(added.record.host, "no name");
    await pass(24 * 3 + 23, added);
    expect(await team.list()).toMatchObject({ items: [{ status: "failing", overdue: false }], overdue: [] });
    await pass(1, added);
    expect(await team.list()).toMatchObject({
      items: [{ status: "failing", overdue: true }],
      overdue: ["fails.example"],
    });
    await pass(24 * 30, added);
    expect((await verifiedDomains(services.db, team.teamId, ["fails.example"])).size).toBe(1);
    team.publish(added);
    await pass(24, added);
    expect(await team.list()).toMatchObject({ items: [{ status: "verified", overdue: false }], overdue: [] });
    expect(await team.events()).toEqual([
      "member domain.added fails.example",
      "member domain.verified fails.example",
      "system domain.check_failed fails.example",
      "system domain.warned fails.example",
      "system domain.recovered fails.example",
    ]);
  });

  it("of all teams, many at a time, and each once", async () => {
    const teams = [await newTeam(), await newTeam()];
    const added: DomainView[] = [];
    for (let made = 0; made < 25; made += 1) {
      for (const team of teams) added.push(await team.add(`many-${made}.${team.teamId.slice(3)}.example`));
    }
    nowMs += HOUR_MS;
    expect(await checkDueDomains(services, [dns.address])).toBe(50);
    expect(added.map(({ record }) => timesAsked(record.host))).toEqual(Array(50).fill(1));
    expect(await checkDueDomains(services, [dns.address])).toBe(0);
  });

  it("though the DNS server is silent: it is noted, and asked again an hour later", async () => {
    const team = await newTeam();
    const added = await team.add("silent.example");
    dns.set(added.record.host, "silent");
    expect(await pass(1, added)).toEqual([1]);
    expect((await team.list()).items).toMatchObject([{ status: "pending", answer: { kind: "no_answer" } }]);
    team.publish(added);
    expect(await pass(1, added)).toEqual([1]);
    expect(await statusOf(team)).toEqual(["verified"]);
  });

  it("passes over one that cannot be stored, and logs it", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const [broken, team] = [await newTeam(), await newTeam()];
    const { id } = await broken.add("broken.example");
    const added = await team.add("works.example");
    team.publish(added);
    const refuse = sql`alter table domains add constraint no_checks check (id <> ${sql.raw(`'${id}'`)} or checked_at is null)`;
    await rows(services.db, refuse);
    nowMs += HOUR_MS;
    await checkDueDomains(services, [dns.address]);
    await rows(services.db, sql`alter table domains drop constraint no_checks`);
    expect(await statusOf(team)).toEqual(["verified"]);
    expect(written.mock.calls.some(([text]) => String(text).includes(id))).toBe(true);
    written.mockRestore();
  });

  it("not one that nobody wants to have checked, nor after the server was told to stop", async () => {
    const team = await newTeam();
    const [never, stopped] = [await team.add("never.example"), await team.add("stopped.example")];
    await rows(services.db, sql`update domains set next_check_at = null where id = ${never.id}`);
    nowMs += HOUR_MS;
    expect(await checkDueDomains(services, [dns.address], AbortSignal.abort())).toBe(0);
    expect(await checkDueDomains(services, [dns.address])).toBe(1);
    expect([timesAsked(never.record.host), timesAsked(stopped.record.host)]).toEqual([0, 1]);
  });
});
