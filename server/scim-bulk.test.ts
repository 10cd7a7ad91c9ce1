import { rm } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { rows } from "@/db/rows";
import { freshDataFolder } from "@/db/testing/fresh-database";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { scimRoute } from "@/lib/http/scim-route";
import { keyUsage } from "@/lib/provisioning/key-usage";
import { keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { services } from "@/lib/services";
import type { JsonObject } from "@/scim";
import { postGroup, postUser } from "@/scim/testing/bulk-client";
import { createFrontDoor } from "./front-door";
import { stopServer } from "./graceful-stop";
import { listen } from "./listen";

let folder: string;
let key: string;
const server = createFrontDoor(async (_req, res) => void res.writeHead(404).end());

beforeAll(async () => {
  folder = await freshDataFolder();
  vi.stubEnv("MUSTER_DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("MUSTER_URL", "");
  key = (await keyedTeam(await services())).key;
  await listen(server, "127.0.0.1", 0);
});
afterAll(async () => {
  await stopServer(server, 0);
  // What is written a second later would open the database again.
  await keyUsage().flush();
  await (await database()).close();
  await rm(folder, { recursive: true });
});

function origin(): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const doors = [
  { door: "the front door", send: (request: Request) => fetch(request) },
  { door: "the route of Next", send: scimRoute() },
];

describe.each(doors)("a Bulk request through $door", ({ door, send }) => {
  async function bulk(...operations: readonly JsonObject[]) {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/scim+json" };
    const init = { method: "POST", headers, body: JSON.stringify({ Operations: operations }) };
    const response = await send(new Request(`${origin()}${SCIM_BASE_PATH}/Bulk`, init));
    const text = await response.text();
    return { response, text, results: (JSON.parse(text) as { Operations?: JsonObject[] }).Operations };
  }

  it("is answered piece by piece, without a length", async () => {
    const [user, group] = [postUser(`a at ${door}`), postGroup(`b at ${door}`, `bulkId:a at ${door}`)];
    const { response, results } = await bulk(user, group);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/scim+json;charset=utf-8");
    expect(response.headers.get("content-length")).toBeNull();
    expect(results).toMatchObject([{ status: "201" }, { status: "201" }]);
  });

  it("is refused as a whole with a status of its own", async () => {
    const { response, text } = await bulk(postUser("same"), postUser("same"));
    expect(response.status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ status: "400", scimType: "invalidValue" });
  });

  it("whose operation fails through a fault of ours goes on, and the log has the request id", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { db } = await services();
    await rows(db, sql`alter table group_roles rename to group_roles_away`);
    const { response, text, results } = await bulk(postGroup(`c at ${door}`), postUser(`d at ${door}`));
    await rows(db, sql`alter table group_roles_away rename to group_roles`);
    const logged = written.mock.calls.join();
    written.mockRestore();
    expect(results).toMatchObject([{ status: "500" }, { status: "201" }]);
    expect(text).not.toContain("group_roles");
    expect(logged).toContain(response.headers.get("x-request-id"));
    expect(logged).toContain("group_roles");
  });
});
