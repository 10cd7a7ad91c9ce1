import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import {
  ATTRIBUTES_MAX,
  addScimAttribute as addContract,
  changeScimAttribute as changeContract,
  SCHEMAS_MAX,
} from "@/lib/contracts/scim-schemas";
import type { Services } from "@/lib/services";
import { addScimAttribute } from "./add-scim-attribute";
import { changeScimAttribute } from "./change-scim-attribute";
import { changeScimSchema } from "./change-scim-schema";
import { declareScimSchema } from "./declare-scim-schema";
import { listScimSchemas } from "./list-scim-schemas";
import { removeScimSchema } from "./remove-scim-schema";
import { outcomes, refusal } from "./testing/refusal";
import { type SettingsTeam, settingsTeam } from "./testing/settings-team";
import { auditOf, rowsOfTeam } from "./testing/stored-rows";

const URN = "urn:example:work";

describe.each(databases)("declaring schemas in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const declare = (team: SettingsTeam, urn = URN, resourceType: "User" | "Group" = "User") =>
    declareScimSchema(services, team.admin("scim.schemas.manage"), {
      urn,
      resourceType,
      name: "Work",
      description: "",
    });
  const add = (team: SettingsTeam, name: string, traits: object = {}) =>
    addScimAttribute(
      services,
      team.admin("scim.schemas.manage"),
      addContract.input.parse({ urn: URN, name, ...traits }),
    );
  const change = (team: SettingsTeam, name: string, traits: object) =>
    changeScimAttribute(
      services,
      team.admin("scim.schemas.manage"),
      changeContract.input.parse({ urn: URN, name, ...traits }),
    );
  const versionOf = async (team: SettingsTeam) => {
    const [found] = await rows<{ version: number }>(
      services.db,
      sql`select schemas_version as version from scim_settings where team_id = ${team.teamId}`,
    );
    return found?.version;
  };

  it("adds, changes and lists them in order; each change raises the version and leaves one audit row", async () => {
    const team = await settingsTeam(services.db);
    await declare(team);
    await add(team, "badge", { uniqueness: "server" });
    await change(team, "BADGE", { description: "On the lanyard", required: true });
    const manage = team.admin("scim.schemas.manage");
    await changeScimSchema(services, manage, { urn: URN.toUpperCase(), name: "At work", description: "d" });
    const listed = await declare(team, "urn:example:crews", "Group");
    expect(await listScimSchemas(services, team.admin("scim.read"))).toEqual(listed);
    expect(listed.schemas).toMatchObject([
      {
        urn: URN,
        resourceType: "User",
        name: "At work",
        description: "d",
        attributes: [{ name: "badge", description: "On the lanyard", required: true, uniqueness: "server" }],
      },
      { urn: "urn:example:crews", resourceType: "Group", attributes: [] },
    ]);
    expect(await versionOf(team)).toBe(5);
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "scim_schema.declared", actorId: team.memberId, targetId: URN, details: { resourceType: "User" } },
      { action: "scim_attribute.added", targetId: `${URN}:badge`, details: { uniqueness: "server" } },
      { action: "scim_attribute.changed", details: { required: { from: false, to: true } } },
      { action: "scim_schema.changed", targetId: URN, details: { from: "Work" } },
      { action: "scim_schema.declared", targetId: "urn:example:crews" },
    ]);
  });

  it("changes nothing, not even the version, when everything is as it should be", async () => {
    const team = await settingsTeam(services.db);
    await declare(team);
    await add(team, "badge");
    const before = await rowsOfTeam(services.db, team.teamId);
    await change(team, "badge", {});
    await changeScimSchema(services, team.admin("scim.schemas.manage"), { urn: URN, name: "Work", description: "" });
    expect(await rowsOfTeam(services.db, team.teamId)).toEqual(before);
  });

  it.each(["urn:example:WORK", "urn:example:work:more", "urn:example:work.2"])(
    "refuses a URN that begins with another one: %s",
    async (urn) => {
      const team = await settingsTeam(services.db);
      await declare(team);
      const { details } = await refusal(declare(team, urn), "name_taken");
      expect(details.fields).toHaveProperty("urn");
      expect((await declare(team, "urn:example:workers")).schemas).toHaveLength(2);
    },
  );

  it("refuses a URN that another one begins with, and the name of an attribute in another case", async () => {
    const team = await settingsTeam(services.db);
    await declare(team);
    await refusal(declare(team, "urn:example"), "name_taken");
    await add(team, "badge");
    const { details } = await refusal(add(team, "Badge"), "name_taken");
    expect(details.fields).toHaveProperty("name");
  });

  it("fixes what values are stored by: neither to show a secret nor to make a unique value one", async () => {
    const team = await settingsTeam(services.db);
    await declare(team);
    await add(team, "pin", { mutability: "writeOnly", returned: "never" });
    await add(team, "badge", { uniqueness: "server" });
    const shown = await refusal(change(team, "pin", { returned: "default" }), "invalid_input");
    expect(shown.details.fields).toHaveProperty("mutability");
    await refusal(change(team, "badge", { mutability: "writeOnly", returned: "never" }), "invalid_input");
    const hidden = await refusal(change(team, "badge", { returned: "never" }), "invalid_input");
    expect(hidden.details.fields).toHaveProperty("returned");
    await change(team, "badge", { mutability: "immutable", returned: "request" });
    await change(team, "badge", { mutability: "readWrite", returned: "always" });
  });

  it("counts to its limits, also when many ask at the same time", async () => {
    const team = await settingsTeam(services.db);
    const asked = Array.from({ length: SCHEMAS_MAX + 2 }, (_, index) => declare(team, `urn:example:s${index}`));
    expect((await outcomes(asked)).codes).toEqual(["conflict", "conflict"]);
    const attributes = JSON.stringify(
      Array.from({ length: ATTRIBUTES_MAX - 1 }, (_, index) =>
        addContract.input.parse({ urn: URN, name: `a${index}` }),
      ),
    );
    await rows(
      services.db,
      sql`update scim_schemas set urn = ${URN}, attributes = ${attributes}::jsonb
        where team_id = ${team.teamId} and urn = 'urn:example:s0'`,
    );
    expect((await outcomes([add(team, "x"), add(team, "y")])).codes).toEqual(["conflict"]);
  });

  it("does not find another team's, and leaves it alone", async () => {
    const [mine, theirs] = [await settingsTeam(services.db), await settingsTeam(services.db)];
    await declare(theirs);
    await add(theirs, "badge");
    const before = await rowsOfTeam(services.db, theirs.teamId);
    expect(await listScimSchemas(services, mine.admin("scim.read"))).toEqual({ schemas: [] });
    await refusal(add(mine, "locker"), "not_found");
    await refusal(change(mine, "badge", { required: true }), "not_found");
    await refusal(removeScimSchema(services, mine.admin("scim.schemas.manage"), { urn: URN }), "not_found");
    await declare(mine);
    await removeScimSchema(services, mine.admin("scim.schemas.manage"), { urn: URN });
    expect(await rowsOfTeam(services.db, theirs.teamId)).toEqual(before);
  });
});
