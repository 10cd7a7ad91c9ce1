import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ANSWER_CHARACTERS_MAX, ANSWER_VALUES_MAX } from "@/lib/contracts/domains";
import { type DnsServer, startDnsServer } from "@/scripts/testing/dns-server";
import { askForToken } from "./ask-for-token";
import { challengeHost, challengeValue } from "./challenge";

const RIGHT = challengeValue("abc");

let server: DnsServer;
beforeAll(async () => {
  server = await startDnsServer();
});
afterAll(() => server.close());

async function ask(...values: readonly string[]) {
  server.set(challengeHost("acme.example"), values);
  return askForToken("acme.example", "abc", [server.address]);
}

describe("the TXT record of a domain", () => {
  it.each([RIGHT, `"${RIGHT}"`, ` ${RIGHT} `])("is there as %j, alone or among others", async (value) => {
    expect(await ask(value)).toEqual({ kind: "found", values: [], valuesLeftOut: 0 });
    expect(await ask("other", value)).toEqual({ kind: "found", values: ["other"], valuesLeftOut: 0 });
  });

  it.each([challengeValue("abcd"), challengeValue("ABC"), "abc", `x${RIGHT}`, ""])(
    "is not there as %j",
    async (value) => {
      expect(await ask(value)).toEqual({ kind: "other_values", values: [value], valuesLeftOut: 0 });
    },
  );

  it("shows some of many values, cut, and what cannot be seen as a sign", async () => {
    const strange = "nul \0, escape \u001b[31m, right to left \u202e, two\nlines";
    const { values, valuesLeftOut } = await ask(strange, "🙂".repeat(300), ...Array(10).fill("more"));
    expect(values).toHaveLength(ANSWER_VALUES_MAX);
    expect(valuesLeftOut).toBe(12 - ANSWER_VALUES_MAX);
    expect(values[0]).toBe("nul �, escape �[31m, right to left �, two�lines");
    expect(values[1]?.length).toBeLessThanOrEqual(ANSWER_CHARACTERS_MAX);
    expect(values.join("").isWellFormed()).toBe(true);
  });

  it("says so when there is nothing", async () => {
    server.set(challengeHost("none.example"), "no name");
    const answer = await askForToken("none.example", "abc", [server.address]);
    expect(answer).toEqual({ kind: "no_name", values: [], valuesLeftOut: 0 });
  });
});
