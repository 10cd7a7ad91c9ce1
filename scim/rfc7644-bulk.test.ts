import { describe, expect, it } from "vitest";
import { bulkResults, postGroup, postUser, resultId, sendBulk } from "./testing/bulk-client";
import { idOf, scimClient } from "./testing/scim-client";
import { BULK_RESPONSE_URN } from "./urns";

describe("Bulk", () => {
  it("3.7.3: the status of an operation is that of the same request on its own", async () => {
    const patch = { Operations: [{ op: "replace", value: { displayName: "n" } }] };
    const ask = async () => {
      const send = scimClient();
      const user = idOf(await send("POST", "/Users", { userName: "ada" }));
      const group = idOf(await send("POST", "/Groups", { displayName: "crew" }));
      const requests = [
        { method: "POST", path: "/Users", data: { userName: "bob" } },
        { method: "POST", path: "/Users", data: { userName: "ADA" } },
        { method: "PUT", path: `/Users/${user}`, data: { userName: "ada", title: "t" } },
        { method: "PATCH", path: `/Users/${user}`, data: patch },
        { method: "PATCH", path: `/Groups/${group}`, data: patch },
        { method: "DELETE", path: `/Groups/${group}` },
        { method: "DELETE", path: `/Groups/${group}` },
      ];
      return { send, requests };
    };
    const alone = await ask();
    const statuses: string[] = [];
    for (const { method, path, data } of alone.requests) {
      statuses.push(String((await alone.send(method, path, data)).status));
    }
    const { send, requests } = await ask();
    const operations = requests.map((request, index) => ({ ...request, bulkId: String(index) }));
    expect((await bulkResults(send, operations)).map(({ status }) => status)).toEqual(statuses);
  });

  it("3.7.4: both limits are announced, and what exceeds one is 413 with its number", async () => {
    const send = scimClient({ config: { bulkOperationsMax: 2, bulkBytesMax: 700 } });
    const { bulk } = (await send("GET", "/ServiceProviderConfig")).body;
    expect(bulk).toEqual({ supported: true, maxOperations: 2, maxPayloadSize: 700 });
    const many = await sendBulk(send, [postUser("a"), postUser("b"), postUser("c")]);
    expect([many.status, many.body.detail]).toEqual([413, expect.stringMatching(/\b2\b/)]);
    const large = await sendBulk(send, [postUser("a", { title: "t".repeat(700) })]);
    expect([large.status, large.body.detail]).toEqual([413, expect.stringMatching(/\b700\b/)]);
    expect((await send("GET", "/Users")).body.totalResults).toBe(0);
  });

  it("3.7: is answered by a BulkResponse that returns each bulkId with the resource that it stands for", async () => {
    const send = scimClient();
    const { status, body } = await sendBulk(send, [postGroup("crew", "bulkId:ada"), postUser("ada")]);
    expect([status, body.schemas]).toEqual([200, [BULK_RESPONSE_URN]]);
    const results = await bulkResults(send, [postGroup("next", "bulkId:bob"), postUser("bob")]);
    expect(results.map(({ bulkId, status: each }) => [bulkId, each])).toEqual([
      ["next", "201"],
      ["bob", "201"],
    ]);
    const { body: group } = await send("GET", `/Groups/${resultId(results[0])}`);
    expect(group.members).toMatchObject([{ value: resultId(results[1]) }]);
  });
});
