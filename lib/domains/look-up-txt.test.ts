import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DnsBehaviour, type DnsServer, startDnsServer } from "@/scripts/testing/dns-server";
import { lookUpTxt } from "./look-up-txt";

let server: DnsServer;
beforeAll(async () => {
  server = await startDnsServer();
});
afterAll(() => server.close());

async function lookUp(name: string, behaviour: DnsBehaviour) {
  server.set(name, behaviour);
  return lookUpTxt(name, [server.address]);
}

describe("looking TXT values up", () => {
  it("gives all of them, with long ones put together and read as UTF-8", async () => {
    const values = ["v=spf1 -all", "", `Grüße ${"long ".repeat(100)}`];
    expect(await lookUp("all.example", values)).toEqual({ kind: "values", values });
  });

  it.each([
    ["there is no such name", "no name", "no_name"],
    ["the name has no TXT", [], "no_txt"],
    ["the server failed", "server failed", "server_failed"],
    ["the server refuses", "refused", "server_failed"],
  ] as const)("tells that %s", async (_what, behaviour, kind) => {
    expect(await lookUp(`${kind}.example`, behaviour)).toEqual({ kind });
  });

  // Which of the two depends on whether the resolver passes over what it cannot read and waits for more.
  it.each(["garbage", "broken"] as const)("is not upset by a %s answer", async (behaviour) => {
    const { kind } = await lookUp(`${behaviour}.example`, behaviour);
    expect(["unreadable", "no_answer"]).toContain(kind);
  });

  it("gives up a server that does not answer, after more than one try and some seconds", async () => {
    const startedAt = performance.now();
    expect(await lookUp("silent.example", "silent")).toEqual({ kind: "no_answer" });
    expect(performance.now() - startedAt).toBeLessThan(9_000);
    expect(server.asked.filter((name) => name === "silent.example").length).toBeGreaterThan(1);
  });

  it("waits for many silent servers no longer than for one", async () => {
    server.set("many.example", "silent");
    const startedAt = performance.now();
    expect(await lookUpTxt("many.example", Array(6).fill(server.address))).toEqual({ kind: "no_answer" });
    expect(performance.now() - startedAt).toBeLessThan(9_000);
  });

  it("says that nobody answers where no server is, and asks the next one", async () => {
    const gone = await startDnsServer();
    await gone.close();
    expect(await lookUpTxt("gone.example", [gone.address])).toEqual({ kind: "no_answer" });
    server.set("next.example", ["here"]);
    expect(await lookUpTxt("next.example", [gone.address, server.address])).toMatchObject({ values: ["here"] });
  });
});
