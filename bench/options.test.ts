import { describe, expect, it } from "vitest";
import { readOptions } from "./options";

describe("readOptions", () => {
  it("has a value for everything", () => {
    expect(readOptions([])).toMatchObject({ rounds: 3, connections: 16, peers: true, scale: false, age: 1_000_000 });
  });

  it("reads numbers, lists of names, and what is turned off", () => {
    expect(readOptions(["--users", "10000", "--operations", "list, bulk", "--no-peers", "--scale"])).toMatchObject({
      users: 10_000,
      operations: ["list", "bulk"],
      peers: false,
      scale: true,
    });
  });

  it.each([
    [["--users", "many"], /--users must be/],
    [["--partitions", "257"], /--partitions must be/],
    [["--rounds", "0"], /--rounds must be/],
    [["--seconds", "1.5"], /--seconds must be/],
    [["--unknown"], /unknown/],
  ])("refuses %j", (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
