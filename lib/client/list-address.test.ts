import { describe, expect, it } from "vitest";
import { listMembers } from "@/lib/contracts/members";
import { readListAddress, writeListAddress } from "./list-address";

const input = listMembers.input;

describe("the address of a list", () => {
  it("is empty for the list as it opens", () => {
    expect(writeListAddress(input, readListAddress(input, {}))).toBe("");
  });

  it("brings back every place that was written", () => {
    const place = input.parse({ page: 3, search: "ö & co", status: "invited", sort: "joined", descending: true });
    const query = writeListAddress(input, place);
    expect(readListAddress(input, Object.fromEntries(new URLSearchParams(query)))).toEqual(place);
  });

  it("names only what differs from the list as it opens", () => {
    expect(writeListAddress(input, input.parse({ status: "active" }))).toBe("?status=active");
  });

  it("leaves out what is wrong and keeps the rest", () => {
    const place = readListAddress(input, {
      page: "minus one",
      sort: "shoe size",
      status: "active",
      search: ["a", "b"],
    });
    expect(place).toEqual(input.parse({ status: "active" }));
  });

  it("does not mind parameters of somebody else", () => {
    expect(readListAddress(input, { utm_source: "mail", page: "2" })).toEqual(input.parse({ page: 2 }));
  });
});
