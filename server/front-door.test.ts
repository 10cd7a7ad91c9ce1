import type { Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { createFrontDoor } from "./front-door";
import { listen } from "./listen";

describe("the front door", () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = createFrontDoor(async (_req, res) => {
      res.writeHead(404, { "content-type": "text/html" }).end("not SCIM");
    });
    origin = `http://127.0.0.1:${await listen(server, "127.0.0.1", 0)}`;
  });
  afterAll(() => server.close());

  it("RFC 7644 3.13: answers the version that stands in its address, and no other", async () => {
    expect(SCIM_BASE_PATH).toMatch(/\/v2$/);
    const served = await fetch(`${origin}${SCIM_BASE_PATH}/ServiceProviderConfig`);
    expect([served.status, served.headers.get("content-type")]).toEqual([200, "application/scim+json;charset=utf-8"]);
    for (const base of ["/scim/v1", "/scim/v22", "/scim/v2.1", "/scim"]) {
      const answer = await fetch(`${origin}${base}/ServiceProviderConfig`);
      expect([answer.status, await answer.text()], base).toEqual([404, "not SCIM"]);
    }
  });
});
