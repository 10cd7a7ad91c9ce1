import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { addScimAttribute as addContract } from "@/lib/contracts/scim-schemas";
import type { Services } from "@/lib/services";
import type { JsonObject } from "@/scim";
import { idOf, type Send } from "@/scim/testing/scim-client";
import { addScimAttribute } from "./add-scim-attribute";
import { countScimValues } from "./count-scim-values";
import { declareScimSchema } from "./declare-scim-schema";
import { removeScimAttribute } from "./remove-scim-attribute";
import { removeScimSchema } from "./remove-scim-schema";
import { type DeclaredTeam, declaredTeam } from "./testing/declared-team";
import { refusal } from "./testing/refusal";
import { auditOf, rowsOfTeam } from "./testing/stored-rows";

const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
const WORK = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
const CREW = "urn:example:crew";

describe.each(databases)("values of declared attributes in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  /** People may have a unique badge and a locker, groups a unit. */
  const newTeam = async () => {
    const team = await declaredTeam(services);
    const manage = team.admin("scim.schemas.manage");
    for (const [urn, resourceType, attributes] of [
      [WORK, "User", [{ name: "badge", uniqueness: "server" }, { name: "locker" }]],
      [CREW, "Group", [{ name: "unit" }]],
    ] as const) {
      await declareScimSchema(services, manage, { urn, resourceType, name: urn, description: "" });
      for (const attribute of attributes) {
        await addScimAttribute(services, manage, addContract.input.parse({ urn, ...attribute }));
      }
    }
    return team;
  };
  const post = (send: Send, userName: string, work: JsonObject) =>
    send("POST", "/Users", { userName, emails: [], [WORK]: work });
  const count = async (team: DeclaredTeam, urn: string, name?: string) =>
    (await countScimValues(services, team.admin("scim.read"), { urn, name })).holders;
  const uniqueRows = (team: DeclaredTeam) =>
    rows(services.db, sql`select 1 from scim_unique_values where team_id = ${team.teamId}`);

  it("are counted, and gone from every document with their attribute or their schema", async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    const send = await team.scim();
    const ada = idOf(await post(send, "ada", { badge: "1", locker: "7" }));
    await post(send, "bob", { badge: "2" });
    await post(send, "eva", {});
    await send("POST", "/Groups", { displayName: "g", [CREW]: { unit: "u" } });
    await post(await other.scim(), "ada", { badge: "1" });
    const theirs = await rowsOfTeam(services.db, other.teamId);

    expect([await count(team, WORK), await count(team, WORK, "locker"), await count(team, CREW)]).toEqual([2, 1, 1]);
    const manage = team.admin("scim.schemas.manage");
    await removeScimAttribute(services, manage, { urn: WORK, name: "BADGE" });
    const documents = await team.documents();
    expect(documents.get("ada")).toMatchObject({ schemas: [CORE, WORK], [WORK]: { locker: "7" } });
    expect(documents.get("ada")?.[WORK]).not.toHaveProperty("badge");
    expect(documents.get("bob")).not.toHaveProperty([WORK]);
    expect(documents.get("bob")?.schemas).toEqual([CORE]);
    expect(await uniqueRows(team)).toEqual([]);
    const got = await (await team.scim())("GET", `/Users/${ada}`);
    expect(got.body.meta).toMatchObject({ version: 'W/"2"' });

    await removeScimSchema(services, manage, { urn: WORK.toUpperCase() });
    await removeScimSchema(services, manage, { urn: CREW });
    expect(JSON.stringify([...(await team.documents())])).not.toMatch(/acme|crew/);
    expect(await rowsOfTeam(services.db, other.teamId)).toEqual(theirs);
    const removals = (await auditOf(services.db, team.teamId)).filter(({ action }) => action.endsWith("removed"));
    expect(removals).toMatchObject([
      { action: "scim_attribute.removed", targetId: `${WORK}:badge`, details: { holders: 2 } },
      { action: "scim_schema.removed", targetId: WORK, details: { holders: 1, attributes: ["locker"] } },
      { action: "scim_schema.removed", targetId: CREW, details: { holders: 1 } },
    ]);
  });

  it("are of the team that asks: nobody counts another's", async () => {
    const [mine, theirs] = [await declaredTeam(services), await newTeam()];
    await post(await theirs.scim(), "ada", { badge: "1" });
    await refusal(count(mine, WORK), "not_found");
    await refusal(count(theirs, WORK, "shoes"), "not_found");
  });

  it("of an attribute that comes again with another type begin anew", async () => {
    const team = await newTeam();
    await post(await team.scim(), "ada", { locker: "left" });
    const manage = team.admin("scim.schemas.manage");
    await removeScimAttribute(services, manage, { urn: WORK, name: "locker" });
    const locker = addContract.input.parse({ urn: WORK, name: "locker", type: "integer" });
    await addScimAttribute(services, manage, locker);
    const send = await team.scim();
    expect((await post(send, "bob", { locker: 7 })).status).toBe(201);
    const found = await send("GET", `/Users?filter=${encodeURIComponent(`${WORK}:locker gt 5`)}`);
    expect(found.body.totalResults).toBe(1);
  });

  it("are known to the key from the very next request on", async () => {
    const team = await declaredTeam(services);
    expect((await post(await team.scim(), "ada", { badge: "1" })).body.schemas).toEqual([CORE]);
    const manage = team.admin("scim.schemas.manage");
    await declareScimSchema(services, manage, { urn: WORK, resourceType: "User", name: "w", description: "" });
    await addScimAttribute(services, manage, addContract.input.parse({ urn: WORK, name: "badge" }));
    const answer = await post(await team.scim(), "bob", { badge: "1" });
    expect(answer.body).toMatchObject({ schemas: [CORE, WORK], [WORK]: { badge: "1" } });
  });

  it("are not written by a request that still knows what is gone", async () => {
    const team = await newTeam();
    const send = await team.scim();
    const target = `/Users/${idOf(await post(send, "ada", { badge: "1" }))}`;
    await removeScimAttribute(services, team.admin("scim.schemas.manage"), { urn: WORK, name: "locker" });
    const before = await rowsOfTeam(services.db, team.teamId);
    const operation = { op: "replace", path: `${WORK}:locker`, value: "7" };
    for (const answer of [
      await post(send, "bob", { locker: "7" }),
      await send("PATCH", target, { Operations: [operation] }),
      await send("PUT", target, { userName: "ada" }),
    ]) {
      expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
      expect(answer.body.detail).toMatch(/Send the request again/);
    }
    expect(await rowsOfTeam(services.db, team.teamId)).toEqual(before);
    expect((await (await team.scim())("PATCH", target, { Operations: [operation] })).status).toBe(400);
  });

  it("never outlive their attribute, however many requests are under way when it is removed", async () => {
    const team = await newTeam();
    const send = await team.scim();
    const people = await Promise.all(Array.from({ length: 8 }, (_, index) => post(send, `p${index}`, {})));
    const writes = people.map(async (person, index) => {
      const operation = { op: "replace", path: `${WORK}:badge`, value: `b${index}` };
      return (await send("PATCH", `/Users/${idOf(person)}`, { Operations: [operation] })).status;
    });
    const [, ...statuses] = await Promise.all([
      removeScimAttribute(services, team.admin("scim.schemas.manage"), { urn: WORK, name: "badge" }),
      ...writes,
    ]);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    expect(JSON.stringify([...(await team.documents())])).not.toContain("badge");
    expect(await uniqueRows(team)).toEqual([]);
  });
});
