import { describe, expect, it } from "vitest";
import { type RunVariables, runTranscript, type SentRequest } from "./run-transcript";
import { type Step, transcriptSchema } from "./transcript";

const GIVEN: RunVariables = { base: "http://b", key: "k", run: "r 1", domain: "d.example" };

/** Plays steps against a client that answers 200 with the given JSON, and gives what was sent. */
async function play(steps: readonly Partial<Step>[], answer: unknown = {}) {
  const sent: SentRequest[] = [];
  const whole = steps.map((step) => ({
    title: "A step",
    rows: [],
    request: { method: "GET", path: "/Users" },
    expect: { status: [200] },
    ...step,
  }));
  const transcript = transcriptSchema.parse({ name: "T", headers: { accept: "a/b" }, steps: whole });
  const results = await runTranscript(
    transcript,
    async (request) => {
      sent.push(request);
      return { status: 200, headers: { etag: 'W/"1"' }, text: JSON.stringify(answer) };
    },
    GIVEN,
  );
  return { sent, problems: results.map(({ problem }) => problem) };
}

describe("what a step sends", () => {
  it("is the path as written, its variables and its query encoded", async () => {
    const query = { filter: 'userName eq "a+{{run}}@{{domain}}"', count: "1" };
    const { sent } = await play([{ request: { method: "GET", path: "/Users/{{run}}?flag=", query } }]);
    expect(sent[0]?.path).toBe("/Users/r%201?flag=&filter=userName%20eq%20%22a%2Br%201@d.example%22&count=1");
  });

  it("carries the key and the transcript's headers, changed or taken away by its own", async () => {
    const request = (headers: Record<string, string | null>) => ({ method: "GET", path: "/", headers });
    const { sent } = await play([
      { request: request({ "if-match": 'W/"{{run}}"' }) },
      { request: request({ authorization: null, accept: "c/d" }) },
      { request: request({ authorization: "bearer   {{key}}" }) },
    ]);
    expect(sent.map(({ headers }) => headers)).toEqual([
      { authorization: "Bearer k", accept: "a/b", "if-match": 'W/"r 1"' },
      { accept: "c/d" },
      { authorization: "bearer   k", accept: "a/b" },
    ]);
  });

  it("has a body as JSON or as it is", async () => {
    const { sent } = await play([
      { request: { method: "POST", path: "/", body: { a: ["{{run}}", 1, null] } } },
      { request: { method: "POST", path: "/", text: "{no json {{run}}" } },
    ]);
    expect(sent.map(({ body }) => body)).toEqual(['{"a":["r 1",1,null]}', "{no json r 1"]);
  });

  it("writes what an earlier answer held, whole or with changes", async () => {
    const put = (body: NonNullable<Step["request"]["body"]>) => ({ request: { method: "PUT", path: "/", body } });
    const { sent } = await play(
      [
        { save: { whole: "", list: "/b" } },
        put("{{whole}}"),
        put({ $from: "{{whole}}", a: 2 }),
        put({ c: "{{list}}" }),
      ],
      { a: 1, b: [1] },
    );
    expect(sent.slice(1).map(({ body }) => body)).toEqual(['{"a":1,"b":[1]}', '{"a":2,"b":[1]}', '{"c":[1]}']);
  });
});

describe("what a step expects", () => {
  it.each<[string, Step["expect"]]>([
    ["status is 200, expected 201 or 204", { status: [201, 204] }],
    ['header etag is "W/\\"1\\"", expected "W/\\"2\\""', { status: [200], headers: { etag: 'W/"2"' } }],
    ["/a is there and should not be", { status: [200], absent: ["/a"] }],
    ['/a is 1, expected "r 1"', { status: [200], body: { a: "{{run}}" } }],
  ])("%s", async (problem, expected) => {
    const { problems } = await play([{ expect: expected }], { a: 1 });
    expect(problems[0]).toContain(problem);
  });

  it("fails a step whose variable no earlier step saved", async () => {
    const { problems } = await play([{ request: { method: "GET", path: "/Users/{{nobody}}" } }]);
    expect(problems[0]).toContain("{{nobody}} has no value");
  });
});

describe("a transcript", () => {
  it.each([
    ["a key that no step has", { request: { method: "GET", path: "/", wait: 1 } }],
    ["a body and a text", { request: { method: "POST", path: "/", body: {}, text: "" } }],
    ["no status", { expect: { status: [] } }],
  ])("with %s is refused", async (_, step) => {
    await expect(play([step as Partial<Step>])).rejects.toThrow();
  });
});
