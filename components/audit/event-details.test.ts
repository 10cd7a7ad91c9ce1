import { describe, expect, it } from "vitest";
import { eventDetails } from "./event-details";

describe("what an event changed", () => {
  it("is compared attribute by attribute, also where one came or went", () => {
    const { changes } = eventDetails({
      before: { plan: "free", seats: 5, title: "Engineer" },
      after: { plan: "team", seats: 5, nickName: "Ada" },
    });
    expect(changes).toEqual([
      { name: "Plan", before: "free", after: "team" },
      { name: "Seats", before: "5", after: "5" },
      { name: "Title", before: "Engineer", after: null },
      { name: "Nick name", before: null, after: "Ada" },
    ]);
  });

  it("is the name for an old and a new one", () => {
    expect(eventDetails({ from: "Acme", to: "Acme Robotics" }).changes).toEqual([
      { name: "Name", before: "Acme", after: "Acme Robotics" },
    ]);
  });

  it("is a list of names where the values are not kept", () => {
    const { changes, changedNames, facts } = eventDetails({ changed: ["emails", "name"], membersAdded: 2 });
    expect([changes, changedNames]).toEqual([[], ["emails", "name"]]);
    expect(facts).toEqual([{ name: "Members added", value: "2" }]);
  });

  it("leaves out what has no value, and writes what is nested as JSON", () => {
    const { facts } = eventDetails({
      hint: "",
      expiresAt: null,
      roles: ["admin", "billing"],
      enabled: false,
      filters: { event: "member" },
      none: {},
    });
    expect(facts).toEqual([
      { name: "Roles", value: "admin, billing" },
      { name: "Enabled", value: "No" },
      { name: "Filters", value: '{\n  "event": "member"\n}' },
    ]);
  });

  it("is nothing for an event without details", () => {
    expect(eventDetails({})).toEqual({ changes: [], changedNames: [], facts: [] });
  });
});
