import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { bulkResults, postUser, resultId, sendBulk } from "../testing/bulk-client";
import { memoryStore } from "../testing/memory-store";
import { BASE_URL, idOf, scimClient } from "../testing/scim-client";
import { BULK_RESPONSE_URN, ERROR_URN } from "../urns";

describe("a Bulk request", () => {
  it("makes, replaces, changes and removes, and tells each result", async () => {
    const send = scimClient();
    const kept = idOf(await send("POST", "/Users", { userName: "kept" }));
    const gone = idOf(await send("POST", "/Users", { userName: "gone" }));
    const answer = await sendBulk(send, [
      { method: "POST", path: "/Users", bulkId: "a", data: { userName: "made" } },
      { method: "PUT", path: `/Users/${kept}`, data: { userName: "kept", title: "t" } },
      { method: "patch", path: `/Users/${kept}`, data: { Operations: [{ op: "add", path: "nickName", value: "n" }] } },
      { method: "DELETE", path: `/Users/${gone}`, bulkId: "d" },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/scim+json;charset=utf-8");
    const made = resultId((answer.body.Operations as JsonObject[])[0]);
    expect(answer.body).toEqual({
      schemas: [BULK_RESPONSE_URN],
      Operations: [
        { method: "POST", bulkId: "a", location: `${BASE_URL}/Users/${made}`, version: 'W/"1"', status: "201" },
        { method: "PUT", location: `${BASE_URL}/Users/${kept}`, version: 'W/"2"', status: "200" },
        { method: "PATCH", location: `${BASE_URL}/Users/${kept}`, version: 'W/"3"', status: "200" },
        { method: "DELETE", bulkId: "d", location: `${BASE_URL}/Users/${gone}`, status: "204" },
      ],
    });
    expect((await send("GET", `/Users/${made}`)).body).toMatchObject({ userName: "made", active: true });
    expect((await send("GET", `/Users/${kept}`)).body).toMatchObject({ title: "t", nickName: "n" });
    expect((await send("GET", `/Users/${gone}`)).status).toBe(404);
  });

  it("without operations is answered by no results", async () => {
    expect((await sendBulk(scimClient(), [])).text).toBe(`{"schemas":["${BULK_RESPONSE_URN}"],"Operations":[]}`);
  });

  it("goes on after an error, which its result holds", async () => {
    const results = await bulkResults(scimClient(), [
      postUser("a"),
      postUser("b", { userName: "A" }),
      { method: "PUT", path: "/Users/unknown", data: { userName: "x" } },
      postUser("c"),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["201", "409", "404", "201"]);
    const taken = expect.stringContaining('"A"');
    expect(results[1]).toEqual({
      method: "POST",
      bulkId: "b",
      status: "409",
      response: { schemas: [ERROR_URN], status: "409", scimType: "uniqueness", detail: taken },
    });
    expect(results[2]).toMatchObject({ location: `${BASE_URL}/Users/unknown`, response: { status: "404" } });
    expect(results[0]).not.toHaveProperty("response");
  });

  it("stops after failOnErrors errors, and tells of nothing that was not run", async () => {
    const send = scimClient();
    const operations = [
      postUser("a"),
      postUser("b", { userName: "a" }),
      postUser("c"),
      postUser("d", { userName: "a" }),
    ];
    const results = await bulkResults(send, [...operations, postUser("e")], { failOnErrors: 2 });
    expect(results.map(({ status }) => status)).toEqual(["201", "409", "201", "409"]);
    expect((await send("GET", "/Users")).body.totalResults).toBe(2);
    const [first, ...others] = await bulkResults(scimClient(), operations.slice(1), { failOnErrors: 1 });
    expect([first?.status, others.length]).toEqual(["201", 2]);
  });

  it("takes version for If-Match on PUT, PATCH and DELETE", async () => {
    const send = scimClient();
    const path = `/Users/${idOf(await send("POST", "/Users", { userName: "ada" }))}`;
    const patch = { Operations: [{ op: "add", path: "title", value: "t" }] };
    const stale = { path, version: 'W/"1"' };
    const results = await bulkResults(send, [
      { method: "PATCH", ...stale, data: patch },
      { method: "PATCH", ...stale, data: patch },
      { method: "PUT", ...stale, data: { userName: "other" } },
      { method: "DELETE", ...stale },
      { method: "DELETE", path, version: 'W/"2"' },
    ]);
    expect(results.map(({ status }) => status)).toEqual(["200", "412", "412", "412", "204"]);
  });

  it("passes no header of its own on to its operations", async () => {
    const send = scimClient();
    const id = idOf(await send("POST", "/Users", { userName: "ada" }));
    const body = { Operations: [{ method: "DELETE", path: `/Users/${id}` }] };
    const { body: answer } = await send("POST", "/Bulk", body, { "if-match": 'W/"7"' });
    expect(answer.Operations).toMatchObject([{ status: "204" }]);
  });

  it("takes paths as clients write them, also whole addresses of ours", async () => {
    const send = scimClient();
    const ids = await Promise.all(
      ["a", "b", "c"].map(async (userName) => idOf(await send("POST", "/Users", { userName }))),
    );
    const paths = [`${BASE_URL}/Users/${ids[0]}`, `//Users/${ids[1]}/`, `Users/${ids[2]}?attributes=id`];
    const results = await bulkResults(
      send,
      paths.map((path) => ({ method: "DELETE", path })),
    );
    expect(results).toEqual(
      ids.map((id) => ({ method: "DELETE", location: `${BASE_URL}/Users/${id}`, status: "204" })),
    );
  });
});

describe("an operation is refused by itself", () => {
  const data = { userName: "x" };
  it.each([
    ["GET", "/Users/usr_1", "405", undefined],
    ["HEAD", "/Users", "405", undefined],
    ["", "/Users", "405", undefined],
    ["PUT", "/Users", "405", undefined],
    ["DELETE", "/Groups", "405", undefined],
    ["POST", "/Users/usr_1", "405", undefined],
    ["DELETE", "/Schemas/x", "405", undefined],
    ["POST", "/Bulk", "400", "invalidValue"],
    ["POST", "/.search", "400", "invalidValue"],
    ["POST", "/Groups/.search", "400", "invalidValue"],
    ["POST", "/Me", "501", undefined],
    ["POST", "/Nothing", "404", undefined],
    ["DELETE", "https://elsewhere.example/scim/v2/Users/usr_1", "404", undefined],
    ["DELETE", "/Users/%zz", "400", "invalidSyntax"],
    ["DELETE", "/Users/%00", "404", undefined],
  ])("%s %s is %s", async (method, path, status, scimType) => {
    const send = scimClient();
    const results = await bulkResults(send, [{ method, path, bulkId: "x", data }, postUser("a")]);
    const response = { schemas: [ERROR_URN], status, detail: expect.any(String), ...(scimType && { scimType }) };
    expect(results).toMatchObject([{ method, status }, { status: "201" }]);
    expect(results[0]?.response).toEqual(response);
  });

  it("without a bulkId when it is a POST", async () => {
    const send = scimClient();
    const results = await bulkResults(send, [{ method: "POST", path: "/Users", data }]);
    const detail = expect.stringContaining('"bulkId"');
    expect(results).toMatchObject([{ status: "400", response: { scimType: "invalidSyntax", detail } }]);
    expect(results[0]).not.toHaveProperty("location");
    expect((await send("GET", "/Users")).body.totalResults).toBe(0);
  });

  it.each(["POST", "PUT", "PATCH"])("without data when it is a %s", async (method) => {
    const send = scimClient();
    const path = method === "POST" ? "/Users" : `/Users/${idOf(await send("POST", "/Users", data))}`;
    const detail = expect.stringContaining('"data"');
    for (const wrong of [{}, { data: null }, { data: "{}" }, { data: [] }]) {
      const results = await bulkResults(send, [{ method, path, bulkId: "a", ...wrong }]);
      expect(results).toMatchObject([{ status: "400", response: { scimType: "invalidSyntax", detail } }]);
    }
  });
});

describe("a Bulk request is refused as a whole", () => {
  it.each([
    ["when it is malformed", { Operations: [postUser("a"), { method: "POST" }] }, 400, "invalidSyntax"],
    [
      "when a bulkId comes twice",
      { Operations: [postUser("a"), postUser("a", { userName: "b" })] },
      400,
      "invalidValue",
    ],
    ["when it has too many operations", { Operations: [postUser("a"), postUser("b"), postUser("c")] }, 413, undefined],
    ["when it is too large", { Operations: [postUser("a", { title: "t".repeat(1000) })] }, 413, undefined],
  ])("%s, and nothing is run", async (_, body, status, scimType) => {
    const send = scimClient({ config: { bulkOperationsMax: 2, bulkBytesMax: 1000 } });
    const answer = await send("POST", "/Bulk", body);
    expect(answer).toMatchObject({ status, body: { schemas: [ERROR_URN], status: String(status) } });
    expect(answer.body.scimType).toBe(scimType);
    expect((await send("GET", "/Users")).body.totalResults).toBe(0);
  });

  it("by its own limit, not by that of other bodies", async () => {
    const send = scimClient({ config: { bodyBytesMax: 50, bulkBytesMax: 5000 } });
    expect((await bulkResults(send, [postUser("a", { title: "t".repeat(1000) })]))[0]).toMatchObject({ status: "201" });
  });
});

describe("a fault of ours", () => {
  it("is that operation's 500 in general words, is reported, and the others go on", async () => {
    const store = memoryStore();
    const fault = new Error("the secret name of a table");
    const faults: unknown[] = [];
    const remove = () => Promise.reject(fault);
    const send = scimClient({
      store: { ...store, groups: { ...store.groups, remove } },
      onFault: (each) => faults.push(each),
    });
    const answer = await sendBulk(send, [postUser("a"), { method: "DELETE", path: "/Groups/x" }, postUser("b")]);
    expect(answer.body.Operations).toMatchObject([
      { status: "201" },
      { status: "500", location: `${BASE_URL}/Groups/x`, response: { schemas: [ERROR_URN], status: "500" } },
      { status: "201" },
    ]);
    expect(answer.text).not.toContain("secret");
    expect(faults).toEqual([fault]);
  });

  it("counts for failOnErrors, and what it made is not referred to", async () => {
    const store = memoryStore();
    const create = () => Promise.reject(new Error("broken"));
    const send = scimClient({ store: { ...store, groups: { ...store.groups, create } } });
    const group = { method: "POST", path: "/Groups", bulkId: "g", data: { displayName: "g" } };
    const after = { method: "DELETE", path: "/Groups/bulkId:g" };
    expect(await bulkResults(send, [group, after])).toMatchObject([{ status: "500" }, { status: "409" }]);
    expect(await bulkResults(send, [group, after], { failOnErrors: 1 })).toHaveLength(1);
  });
});
