import { describe, expect, it } from "vitest";
import type { DomainPage, DomainView } from "@/lib/contracts/domains";
import { withDomain } from "./domains";

function domain(id: string, change: Partial<DomainView> = {}): DomainView {
  return {
    id,
    name: `${id}.example`,
    asciiName: `${id}.example`,
    status: "failing",
    record: { host: `_muster-challenge.${id}.example`, value: id },
    answer: null,
    checkedAt: null,
    nextCheckAt: null,
    verifiedAt: null,
    failingSince: null,
    overdue: true,
    createdAt: "2026-03-01T00:00:00.000Z",
    ...change,
  };
}

const page: DomainPage = {
  items: [domain("b"), domain("a")],
  total: 2,
  page: 1,
  pageSize: 25,
  overdue: ["a.example", "b.example"],
};

describe("a page with a domain that was just looked at", () => {
  it("has it in its place, and takes it from the warning when it is confirmed again", () => {
    const now = domain("b", { status: "verified", overdue: false });
    expect(withDomain(page, now)).toEqual({ ...page, items: [now, domain("a")], overdue: ["a.example"] });
  });

  it("has it in the warning once, in order", () => {
    const before = { ...page, overdue: ["b.example"] };
    expect(withDomain(before, domain("a")).overdue).toEqual(["a.example", "b.example"]);
    expect(withDomain(page, domain("a")).overdue).toEqual(page.overdue);
  });

  it("of other domains stays as it is but for the warning", () => {
    expect(withDomain(page, domain("c")).items).toEqual(page.items);
  });
});
