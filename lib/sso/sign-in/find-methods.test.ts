import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import { findMethods } from "./find-methods";
import { ssoTeam } from "./testing/sso-team";

describe.each(databases)("ways to sign in on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  /** The ids of the methods that are found, or why none is. */
  async function find(text: string): Promise<readonly string[] | string> {
    const found = await findMethods(opened.db, text);
    return found.kind === "found" ? found.choices.map(({ methodId }) => methodId) : found.reason;
  }

  it("are found by an e-mail address whose domain the team has verified", async () => {
    const { domain, method } = await ssoTeam(opened.db);
    const { id } = await method();
    expect(await find(` Ada@${domain.toUpperCase()} `)).toEqual([id]);
    expect(await find(`ada@sub.${domain}`)).toBe("unknown_domain");
  });

  it("are not found by a domain that is only claimed", async () => {
    const { teamId } = await ssoTeam(opened.db);
    const claimed = `claimed-${teamId.slice(3)}.example`;
    await verifyDomain(opened.db, teamId, claimed, null);
    expect(await find(`ada@${claimed}`)).toBe("unknown_domain");
  });

  it("are found by the team's address and by its name", async () => {
    const { teamId, method } = await ssoTeam(opened.db);
    const { id } = await method();
    const slug = `robots-${teamId.slice(3)}`;
    await rows(opened.db, sql`update teams set slug = ${slug} where id = ${teamId}`);
    expect(await find(slug.toUpperCase())).toEqual([id]);
    expect(await find(`TEAM ${teamId.toUpperCase()}`)).toEqual([id]);
    expect(await find("nobody's team")).toBe("unknown_team");
  });

  it("are not offered by a name that several teams have, but by the address of one", async () => {
    const [one, other] = [await ssoTeam(opened.db), await ssoTeam(opened.db)];
    const name = `Twins ${one.teamId}`;
    await rows(opened.db, sql`update teams set name = ${name} where id in (${one.teamId}, ${other.teamId})`);
    expect(await find(name)).toBe("several_teams");
    await rows(opened.db, sql`update teams set slug = ${name.toLowerCase()} where id = ${one.teamId}`);
    expect(await find(name)).toEqual([(await one.method()).id]);
  });

  it("are all that are on, in the order in which they were made", async () => {
    const { domain, method, addMethod } = await ssoTeam(opened.db);
    const [first, second, third] = [await method(), await addMethod(), await addMethod()];
    await rows(opened.db, sql`update sso_methods set enabled = false where id = ${second.id}`);
    expect(await find(`a@${domain}`)).toEqual([first.id, third.id]);
    await rows(opened.db, sql`update sso_methods set enabled = false where id in (${first.id}, ${third.id})`);
    expect(await find(`a@${domain}`)).toBe("no_method");
  });

  it.each(["", "   "])("need something to look for: %j", async (text) => {
    expect(await find(text)).toBe("nothing");
  });

  it.each(["@", "ada@", "%", "' or true --", "a".repeat(254)])("are not found by %j", async (text) => {
    expect(await find(text)).toMatch(/^unknown_/);
  });
});
