import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { DOMAINS_MAX, type DomainView } from "@/lib/contracts/domains";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { outcomes, refusal } from "@/lib/provisioning/testing/refusal";
import { joinedMember } from "@/lib/provisioning/testing/settings-team";
import { auditOf, rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { deleteTeam } from "@/lib/team/delete-team";
import { type DnsServer, startDnsServer } from "@/scripts/testing/dns-server";
import { checkDomain } from "./check-domain";
import { countDomainMembers } from "./count-domain-members";
import { removeDomain } from "./remove-domain";
import { type DomainTeam, domainTeam } from "./testing/domain-team";
import { verifiedDomains } from "./verified-domains";

describe.each(databases)("the domains of a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let dns: DnsServer;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
    dns = await startDnsServer();
  });
  afterAll(async () => {
    await dns.close();
    await opened.close();
  });

  const newTeam = () => domainTeam(services, dns);
  const isVerified = async ({ teamId }: DomainTeam, name: string) =>
    (await verifiedDomains(services.db, teamId, [name])).has(name);
  const remove = (team: DomainTeam, { id }: DomainView) =>
    removeDomain(services, team.admin("domains.remove"), { domainId: id });
  const claims = async (name: string) =>
    (await rows<{ team_id: string }>(services.db, sql`select team_id from domain_claims where name = ${name}`)).map(
      (claim) => claim.team_id,
    );

  it("are added, shown with their record, confirmed by DNS and removed, with an audit row for each", async () => {
    const team = await newTeam();
    const added = await team.add(" Way.Example. ");
    expect(added).toMatchObject({ name: "way.example", status: "pending", answer: null, checkedAt: null });
    expect(added.record).toEqual({
      host: "_muster-challenge.way.example",
      value: expect.stringMatching(/^muster-domain-verification=[0-9a-f]{40}$/),
    });
    expect(await isVerified(team, "way.example")).toBe(false);
    team.publish(added);
    const verified = await team.check(added);
    expect(verified).toMatchObject({ status: "verified", answer: { kind: "found" }, record: added.record });
    expect(await isVerified(team, "way.example")).toBe(true);
    expect((await team.list()).items).toEqual([verified]);
    await remove(team, verified);
    expect(await isVerified(team, "way.example")).toBe(false);
    expect(await team.list()).toMatchObject({ items: [], total: 0 });
    expect(await claims("way.example")).toEqual([]);
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "domain.added", actorId: team.memberId, targetId: added.id },
      { action: "domain.verified", actorId: team.memberId, targetId: added.id },
      { action: "domain.removed", actorId: team.memberId, targetId: added.id, details: { verified: true } },
    ]);
  });

  it("show what DNS answered when it is not the record, and tell the audit log", async () => {
    const team = await newTeam();
    const added = await team.add("answers.example");
    for (const [behaviour, kind, values] of [
      ["no name", "no_name", []],
      [[], "no_txt", []],
      [["v=spf1 -all"], "other_values", ["v=spf1 -all"]],
      ["server failed", "server_failed", []],
    ] as const) {
      dns.set(added.record.host, behaviour);
      const checked = await team.check(added);
      expect(checked).toMatchObject({ status: "pending", verifiedAt: null, answer: { kind, values } });
      expect(checked.checkedAt).not.toBeNull();
      expect((await team.list()).items).toEqual([checked]);
    }
    const failed = (await auditOf(services.db, team.teamId)).filter(({ action }) => action === "domain.check_failed");
    expect(failed).toHaveLength(4);
    expect(failed[2]?.details).toEqual({ answer: "Other TXT values only", valuesFound: ["v=spf1 -all"] });
  });

  it("stay verified when the record goes, and say so", async () => {
    const team = await newTeam();
    const added = await team.add("gone.example");
    team.publish(added);
    const verified = await team.check(added);
    dns.set(added.record.host, "no name");
    const failing = await team.check(added);
    expect(failing).toMatchObject({ status: "failing", overdue: false, verifiedAt: verified.verifiedAt });
    expect(failing.failingSince).not.toBeNull();
    expect(await isVerified(team, "gone.example")).toBe(true);
    team.publish(added);
    expect(await team.check(added)).toMatchObject({ status: "verified", failingSince: null });
    const { teamId } = team;
    expect((await team.events()).map((event) => event.split(" ")[1])).toEqual([
      "domain.added",
      "domain.verified",
      "domain.check_failed",
      "domain.recovered",
    ]);
    expect(await claims("gone.example")).toEqual([teamId]);
  });

  it("are readable where DNS has punycode, and one domain in either spelling", async () => {
    const team = await newTeam();
    const added = await team.add("MÜNCHEN.example");
    expect(added).toMatchObject({ name: "münchen.example", asciiName: "xn--mnchen-3ya.example" });
    expect(added.record.host).toBe("_muster-challenge.xn--mnchen-3ya.example");
    const { details } = await refusal(team.add("xn--mnchen-3ya.example"), "name_taken");
    expect(details.fields?.["name"]).toContain("münchen.example already");
    for (const search of ["münch", "MÜNCH", "xn--mn", "chen.ex"]) {
      expect((await team.list({ search })).items).toEqual([added]);
    }
    expect((await team.list({ search: "munch" })).items).toEqual([]);
  });

  it("are refused in words when nobody can own them", async () => {
    const team = await newTeam();
    for (const name of ["co.uk", "gmail.com", "acme"]) await refusal(team.add(name), "invalid_input");
    expect(await team.list()).toMatchObject({ total: 0 });
  });

  it("are ordered by what needs attention, by name, or newest first, and come in pages", async () => {
    const team = await newTeam();
    const [verified, failing] = [await team.add("a-verified.example"), await team.add("z-failing.example")];
    for (const domain of [verified, failing]) {
      team.publish(domain);
      await team.check(domain);
    }
    dns.set(failing.record.host, "no name");
    await team.check(failing);
    await team.add("m-pending.example");
    await team.add("b-pending.example");
    const names = async (place: object) =>
      (await team.list(place)).items.map(({ name }) => name.replace(".example", ""));
    expect(await names({})).toEqual(["z-failing", "b-pending", "m-pending", "a-verified"]);
    expect(await names({ sort: "name" })).toEqual(["a-verified", "b-pending", "m-pending", "z-failing"]);
    expect(await names({ sort: "newest" })).toEqual(["b-pending", "m-pending", "z-failing", "a-verified"]);
    expect(await names({ status: "pending" })).toEqual(["b-pending", "m-pending"]);
    expect(await names({ pageSize: 3, page: 2 })).toEqual(["a-verified"]);
    expect(await team.list({ pageSize: 3, page: 3 })).toMatchObject({ items: [], total: 4 });
  });

  it("count to their limit, also when many are added at the same time", async () => {
    const team = await newTeam();
    await rows(
      services.db,
      sql`insert into domains (team_id, id, name, token)
        select ${team.teamId}, 'dom_' || n, n || '.limit.example', 'token' from generate_series(2, ${DOMAINS_MAX}::integer) n`,
    );
    const { codes, values } = await outcomes([
      team.add("one.example"),
      team.add("two.example"),
      team.add("three.example"),
    ]);
    expect([codes, values.length]).toEqual([["conflict", "conflict"], 1]);
    expect(await team.list()).toMatchObject({ total: DOMAINS_MAX });
  });

  it("are added once by one team, also when it asks twice at the same time", async () => {
    const team = await newTeam();
    const { codes } = await outcomes([team.add("twice.example"), team.add("twice.example")]);
    expect(codes).toEqual(["name_taken"]);
  });

  it("are another team's to claim until one has verified them; then it hears so, not by whom", async () => {
    const [first, second] = [await newTeam(), await newTeam()];
    const [theirs, ours] = [await first.add("contested.example"), await second.add("contested.example")];
    expect(theirs.record.value).not.toBe(ours.record.value);
    dns.set(theirs.record.host, [theirs.record.value, ours.record.value]);
    await first.check(theirs);
    const taken = await second.check(ours);
    expect(taken).toMatchObject({ status: "pending", answer: { kind: "taken" } });
    expect([await isVerified(first, "contested.example"), await isVerified(second, "contested.example")]).toEqual([
      true,
      false,
    ]);
    const third = await newTeam();
    const { message } = await refusal(third.add("contested.example"), "name_taken");
    for (const text of [message, JSON.stringify(taken), JSON.stringify(await rowsOfTeam(services.db, second.teamId))]) {
      for (const secret of [first.teamId, first.memberId, theirs.id]) expect(text).not.toContain(secret);
    }
    await remove(first, theirs);
    expect(await second.check(ours)).toMatchObject({ status: "verified" });
  });

  it("go to exactly one of two teams that verify them at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = `race-${round}.example`;
      const teams = await Promise.all([newTeam(), newTeam(), newTeam()]);
      const entries = await Promise.all(teams.map(async (team) => ({ team, domain: await team.add(name) })));
      const values = entries.map(({ domain }) => domain.record.value);
      dns.set(`_muster-challenge.${name}`, values);
      const checked = await Promise.all(entries.map(({ team, domain }) => team.check(domain)));
      expect(checked.map(({ status }) => status).toSorted()).toEqual(["pending", "pending", "verified"]);
      const winner = teams[checked.findIndex(({ status }) => status === "verified")];
      expect(await claims(name)).toEqual([winner?.teamId]);
      const verified = await Promise.all(teams.map((team) => isVerified(team, name)));
      expect(verified).toEqual(teams.map((team) => team === winner));
    }
  });

  it("are free again when their team is deleted", async () => {
    const [first, second] = [await newTeam(), await newTeam()];
    const [theirs, ours] = [await first.add("deleted.example"), await second.add("deleted.example")];
    dns.set(theirs.record.host, [theirs.record.value, ours.record.value]);
    await first.check(theirs);
    const actor = first.admin("team.delete");
    await deleteTeam(services, actor, { confirmation: actor.team.name });
    expect(await second.check(ours)).toMatchObject({ status: "verified" });
  });

  it("need another record when they are added again", async () => {
    const team = await newTeam();
    const before = await team.add("again.example");
    team.publish(before);
    await remove(team, before);
    const after = await team.add("again.example");
    expect(after.record.value).not.toBe(before.record.value);
    expect(await team.check(after)).toMatchObject({ status: "pending", answer: { kind: "other_values" } });
  });

  it("keep the answer to the latest question", async () => {
    const team = await newTeam();
    const added = await team.add("late.example");
    team.publish(added);
    const verified = await team.check(added);
    dns.set(added.record.host, "no name");
    const past = { ...services, clock: () => new Date(Date.parse(verified.checkedAt ?? "") - 1) };
    const asked = checkDomain(past, team.admin("domains.manage"), { domainId: added.id }, [dns.address]);
    expect(await asked).toEqual(verified);
  });

  it("say how many members have an address in them, in either spelling", async () => {
    const team = await newTeam();
    const added = await team.add("münchen.example");
    const members = ["a@münchen.example", "B@XN--MNCHEN-3YA.example", "c@eu.münchen.example", "d@xmünchen.example"];
    for (const email of members) await joinedMember(services.db, team.teamId, { email, roles: [DEFAULT_ROLE] });
    const other = await newTeam();
    await joinedMember(services.db, other.teamId, { email: "e@münchen.example", roles: [DEFAULT_ROLE] });
    const counted = countDomainMembers(services, team.admin("domains.read"), { domainId: added.id });
    expect(await counted).toEqual({ members: 2 });
  });

  it("of another team are not found, and stay as they are", async () => {
    const [mine, theirs] = [await newTeam(), await newTeam()];
    const domain = await theirs.add("theirs.example");
    theirs.publish(domain);
    const before = await rowsOfTeam(services.db, theirs.teamId);
    await refusal(mine.check(domain), "not_found");
    await refusal(remove(mine, domain), "not_found");
    await refusal(countDomainMembers(services, mine.admin("domains.read"), { domainId: domain.id }), "not_found");
    expect(await mine.list()).toMatchObject({ total: 0 });
    expect(await rowsOfTeam(services.db, theirs.teamId)).toEqual(before);
    expect(dns.asked).not.toContain(domain.record.host);
  });
});
