import type * as dns from "node:dns";
import { afterEach, describe, expect, it, vi } from "vitest";
import { safeFetch } from "./safe-fetch";

const answers: dns.LookupAddress[][] = [];
const asked: string[] = [];

vi.mock("node:dns", async (original) => ({
  ...(await original<typeof dns>()),
  lookup: (host: string, _options: object, callback: (error: null, found: readonly dns.LookupAddress[]) => void) => {
    asked.push(host);
    callback(null, answers.shift() ?? []);
  },
}));

afterEach(() => {
  answers.length = 0;
  asked.length = 0;
});

function found(...addresses: readonly string[]): dns.LookupAddress[] {
  return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
}

describe("a name of an identity provider", () => {
  it.each([
    ["a private address", ["10.0.0.7"]],
    ["a public address and a private one", ["8.8.8.8", "127.0.0.1"]],
    ["an address of the cloud's own", ["169.254.169.254"]],
    ["a private address in another spelling", ["::ffff:10.0.0.7"]],
    ["nothing", []],
  ])("is not called when it stands for %s", async (_what, addresses) => {
    answers.push(found(...addresses));
    await expect(safeFetch("https://idp.example/", {}, false)).rejects.toThrow(/idp\.example is in a private network/);
  });

  it("is looked up once, by the connection itself: a second answer is asked of nobody", async () => {
    answers.push(found("192.168.0.1"), found("8.8.8.8"));
    await expect(safeFetch("https://idp.example/", {}, false)).rejects.toThrow(/private network/);
    expect(asked).toEqual(["idp.example"]);
  });
});
