import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { bulkResults, postGroup, postUser, resultId } from "../testing/bulk-client";
import { idOf, type Send, scimClient } from "../testing/scim-client";
import { ENTERPRISE_USER_URN } from "../urns";

const statuses = (results: readonly JsonObject[]) => results.map(({ status }) => status);

async function memberIds(send: Send, id: string): Promise<readonly string[]> {
  const { members = [] } = (await send("GET", `/Groups/${id}`)).body as { members?: { value: string }[] };
  return members.map(({ value }) => value);
}

async function groupOf(send: Send, ...members: readonly string[]): Promise<string> {
  const data = { displayName: "team", members: members.map((value) => ({ value })) };
  return idOf(await send("POST", "/Groups", data));
}

describe("a bulkId stands for the id of what its operation makes", () => {
  it("in members, behind and in front, and results keep the order of the request", async () => {
    const send = scimClient();
    const operations = [
      postGroup("g", "bulkId:a", "bulkId:b"),
      postUser("a"),
      postGroup("h", "bulkId:a"),
      postUser("b"),
    ];
    const results = await bulkResults(send, operations);
    expect(results.map(({ bulkId, status }) => [bulkId, status])).toEqual(
      ["g", "a", "h", "b"].map((id) => [id, "201"]),
    );
    const [g, a, h, b] = results.map(resultId);
    expect(await memberIds(send, g ?? "")).toEqual([a, b]);
    expect(await memberIds(send, h ?? "")).toEqual([a]);
  });

  it("in a manager", async () => {
    const send = scimClient();
    const report = postUser("report", { [ENTERPRISE_USER_URN]: { manager: { value: "bulkId:boss" } } });
    const [first, boss] = await bulkResults(send, [report, postUser("boss")]);
    const { body } = await send("GET", `/Users/${resultId(first)}`);
    expect(body[ENTERPRISE_USER_URN]).toMatchObject({ manager: { value: resultId(boss) } });
  });

  it("in PATCH values and in the filter of a PATCH path", async () => {
    const send = scimClient();
    const group = await groupOf(send);
    const patch = (...Operations: JsonObject[]) => ({
      method: "PATCH",
      path: `/Groups/${group}`,
      data: { Operations },
    });
    const members = ["a", "b"].map((bulkId) => ({ value: `bulkId:${bulkId}` }));
    const added = await bulkResults(send, [
      patch({ op: "add", path: "members", value: members }),
      postUser("a"),
      postUser("b"),
      patch({ op: "remove", path: 'members[value eq "bulkId:a"]' }),
    ]);
    expect(statuses(added)).toEqual(["204", "201", "201", "204"]);
    expect(await memberIds(send, group)).toEqual([resultId(added[2])]);
  });

  it("in the path of PUT, PATCH and DELETE", async () => {
    const send = scimClient();
    const results = await bulkResults(send, [
      { method: "DELETE", path: "/Users/bulkId:b" },
      { method: "PUT", path: "/Users/bulkId:a", data: { userName: "a", title: "t" } },
      postUser("a"),
      postUser("b"),
      { method: "PATCH", path: "/Users/bulkId:a", data: { Operations: [{ op: "add", path: "nickName", value: "n" }] } },
    ]);
    expect(statuses(results)).toEqual(["204", "200", "201", "201", "200"]);
    const a = results[2]?.location;
    expect(results.map(({ location }) => location)).toEqual([results[3]?.location, a, a, results[3]?.location, a]);
    const { body } = await send("GET", "/Users");
    expect(body.Resources).toMatchObject([{ id: resultId(results[2]), title: "t", nickName: "n" }]);
  });

  it("in any text, whatever attribute holds it", async () => {
    const send = scimClient();
    const [made, refused] = await bulkResults(send, [
      postUser("a", { nickName: "about bulkId:a" }),
      postUser("b", { nickName: "bulkId:nobody" }),
    ]);
    expect((await send("GET", `/Users/${resultId(made)}`)).body.nickName).toBe("about bulkId:a");
    expect(refused).toMatchObject({ status: "400", response: { detail: expect.stringContaining('"nobody"') } });
  });

  it("also of an operation that makes nothing", async () => {
    const send = scimClient();
    const id = idOf(await send("POST", "/Users", { userName: "ada" }));
    const change = { method: "PUT", path: `/Users/${id}`, bulkId: "ada", data: { userName: "ada" } };
    const [group] = await bulkResults(send, [postGroup("g", "bulkId:ada"), change]);
    expect(await memberIds(send, resultId(group))).toEqual([id]);
  });

  it("whatever characters it has", async () => {
    const send = scimClient();
    const bulkId = 'ä/b "c" 100%';
    const results = await bulkResults(send, [
      postGroup("g", `bulkId:${bulkId}`),
      { method: "DELETE", path: `/Users/bulkId:${encodeURIComponent(bulkId)}` },
      { ...postUser("a"), bulkId },
    ]);
    expect(statuses(results)).toEqual(["201", "204", "201"]);
  });
});

describe("a reference that cannot be resolved", () => {
  it("because no operation has the bulkId is that operation's invalidValue", async () => {
    const results = await bulkResults(scimClient(), [
      postGroup("g", "bulkId:a", "bulkId:nobody"),
      postUser("a"),
      { method: "DELETE", path: "/Users/bulkId:A" },
    ]);
    expect(results).toMatchObject([
      { status: "400", response: { scimType: "invalidValue", detail: expect.stringContaining('"nobody"') } },
      { status: "201" },
      { status: "400", response: { scimType: "invalidValue", detail: expect.stringContaining('"A"') } },
    ]);
  });

  it("because its operation failed is 409 saying so, and so on along a chain", async () => {
    const send = scimClient();
    const results = await bulkResults(send, [
      postGroup("g", "bulkId:b"),
      postUser("a"),
      postUser("b", { userName: "a" }),
      { method: "PUT", path: "/Groups/bulkId:g", data: { displayName: "x" } },
    ]);
    expect(results).toMatchObject([
      { status: "409", response: { detail: expect.stringContaining('"b", whose operation failed') } },
      { status: "201" },
      { status: "409", response: { scimType: "uniqueness" } },
      { status: "409", response: { detail: expect.stringContaining('"g", whose operation failed') } },
    ]);
    expect((await send("GET", "/Groups")).body.totalResults).toBe(0);
  });

  it("because it waits for what failOnErrors kept from running is not in the answer", async () => {
    const send = scimClient();
    const operations = [postGroup("g", "bulkId:b"), postUser("a"), postUser("c", { userName: "a" }), postUser("b")];
    const results = await bulkResults(send, operations, { failOnErrors: 1 });
    expect(results.map(({ bulkId, status }) => [bulkId, status])).toEqual([
      ["a", "201"],
      ["c", "409"],
    ]);
  });
});

describe("a circle of references", () => {
  const manager = (bulkId: string) => ({ [ENTERPRISE_USER_URN]: { manager: { value: `bulkId:${bulkId}` } } });

  it("is 409 for those in it, naming them; what refers to them fails, the others run", async () => {
    const send = scimClient();
    const results = await bulkResults(send, [
      postUser("a", manager("b")),
      postUser("b", manager("c")),
      postUser("c", manager("a")),
      postGroup("g", "bulkId:a"),
      postUser("d"),
    ]);
    const circle = { status: "409", response: { detail: expect.stringContaining('circle: bulkId "a", "b", "c".') } };
    const failed = { status: "409", response: { detail: expect.stringContaining("whose operation failed") } };
    expect(results).toMatchObject([circle, circle, circle, failed, { status: "201" }]);
    expect((await send("GET", "/Users")).body.totalResults).toBe(1);
  });

  it("may be of one, which refers to itself", async () => {
    const [result] = await bulkResults(scimClient(), [postUser("a", manager("a"))]);
    expect(result).toMatchObject({
      status: "409",
      response: { detail: expect.stringContaining('circle: bulkId "a".') },
    });
  });

  it("of many is told in few words", async () => {
    const size = 30;
    const operations = Array.from({ length: size }, (_, index) =>
      postUser(`u${index}`, manager(`u${(index + 1) % size}`)),
    );
    const [result] = await bulkResults(scimClient(), operations);
    expect(result).toMatchObject({ response: { detail: expect.stringContaining('"u9" and 20 more.') } });
  });
});
