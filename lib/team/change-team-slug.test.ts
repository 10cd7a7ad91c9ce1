import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { changeTeamSlug as contract } from "@/lib/contracts/team";
import { outcomes, refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changeTeamSlug } from "./change-team-slug";
import { openTeam } from "./open-team";
import { readTeam } from "./read-team";

const slugOf = (text: string) => contract.input.safeParse({ slug: text });

describe("the slug of a team", () => {
  it("is taken in lower case without spaces around it", () => {
    expect(slugOf("  Acme-Robotics-2 ").data).toEqual({ slug: "acme-robotics-2" });
  });

  it.each(["ab", "a".repeat(41), "-acme", "acme-", "acme--robotics", "acme robotics", "acmé", "acme/x", "acme.x", ""])(
    "cannot be %j",
    (text) => {
      expect(slugOf(text).success).toBe(false);
    },
  );
});

describe.each(databases)("the address of a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const change = (team: SettingsTeam, slug: string) => changeTeamSlug(services, team.admin("team.rename"), { slug });

  it("is there from the start, and no other team has it", async () => {
    const [one, other] = [await settingsTeam(services.db), await settingsTeam(services.db)];
    const views = [
      await readTeam(services, one.admin("team.read")),
      await readTeam(services, other.admin("team.read")),
    ];
    expect(new Set(views.map(({ slug }) => slug)).size).toBe(2);
    for (const { slug, address } of views) {
      expect(slugOf(slug).data).toEqual({ slug });
      expect(address).toBe(`https://muster.example/t/${slug}`);
    }
  });

  it("changes with an audit row of both; the one that it is changes nothing", async () => {
    const team = await settingsTeam(services.db);
    const { slug: before } = await readTeam(services, team.admin("team.read"));
    expect(await change(team, "blue-harbor")).toMatchObject({ address: "https://muster.example/t/blue-harbor" });
    await change(team, "blue-harbor");
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "team.slug_changed", details: { before: { slug: before }, after: { slug: "blue-harbor" } } },
    ]);
  });

  it("belongs to one team, also when several want it at once", async () => {
    const teams = await Promise.all([1, 2, 3].map(() => settingsTeam(services.db)));
    const { values, codes } = await outcomes(teams.map((team) => change(team, "wanted")));
    expect([values.length, codes]).toEqual([1, ["name_taken", "name_taken"]]);
    const late = await refusal(change(await settingsTeam(services.db), "wanted"), "name_taken");
    expect(late.details.fields).toEqual({ slug: expect.stringMatching(/Another team/) });
  });

  it("opens for nobody who is not in the team, nor does one that no team has", async () => {
    const [team, other] = [await settingsTeam(services.db), await settingsTeam(services.db)];
    await change(team, "closed-doors");
    for (const slug of ["closed-doors", "nobody-has-it"]) {
      await refusal(openTeam(services, other.admin("team.read"), { slug }), "not_found");
    }
  });
});
