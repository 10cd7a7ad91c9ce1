import { describe, expect, it } from "vitest";
import { attribute } from "../schema/attribute";
import { userResourceType } from "../schema/resource-types";
import { addEntries, removeEntries, withPrimary } from "./entries";

const emails = userResourceType.schema.attributes.find(({ name }) => name === "emails") ?? attribute("emails", "");
const a = { value: "a", type: "work" };

describe("addEntries", () => {
  it.each([
    ["a new value", [a], [{ value: "b" }], [a, { value: "b" }]],
    ["the same value of another type", [a], [{ value: "a", type: "home" }], [a, { value: "a", type: "home" }]],
    [
      "the same value and type, merged",
      [a],
      [{ value: "a", type: "WORK", display: "d" }],
      [{ value: "a", type: "WORK", display: "d" }],
    ],
    [
      "what is there, beside another of its value and type",
      [a, { ...a, display: "d" }],
      [{ ...a, display: "d" }],
      [a, { ...a, display: "d" }],
    ],
    [
      "a value that differs in case only, as it is sent now",
      [a],
      [{ value: "A", type: "Work" }],
      [{ value: "A", type: "Work" }],
    ],
    ["an equal entry without value", [{ locality: "x" }], [{ locality: "x" }], [{ locality: "x" }]],
    ["another entry without value", [{ locality: "x" }], [{ locality: "y" }], [{ locality: "x" }, { locality: "y" }]],
  ])("adds %s", (_, current, added, expected) => {
    expect(addEntries(emails, current, added)).toEqual(expected);
  });

  it("gives the mark of the primary to the last one added", () => {
    const current = [{ value: "a", primary: true }];
    const added = [
      { value: "b", primary: true },
      { value: "c", primary: true },
    ];
    expect(addEntries(emails, current, added).map((entry) => JSON.stringify(entry))).toEqual([
      '{"value":"a","primary":false}',
      '{"value":"b","primary":false}',
      '{"value":"c","primary":true}',
    ]);
  });
});

describe("removeEntries", () => {
  it.each([
    ["by value alone", [a, { value: "b" }], [{ value: "a" }], [{ value: "b" }]],
    ["by all that is named", [a, { value: "a", type: "home" }], [{ value: "a", type: "home" }], [a]],
    ["passing over null", [a], [{ value: "a", $ref: null }], []],
    ["only what is there", [a], [{ value: "x" }], [a]],
    ["without regard to case, as filters compare", [a], [{ value: "A", type: "WORK" }], []],
    ["nobody who is not named", [a], [{}, { type: null }], [a]],
  ])("removes %s", (_, current, removed, expected) => {
    expect(removeEntries(emails, current, removed)).toEqual(expected);
  });
});

describe("withPrimary", () => {
  it("leaves entries alone that never were primary", () => {
    const entries = [{ value: "a" }, { value: "b", primary: true }];
    expect(withPrimary(entries, (entry) => entry === entries[1])).toEqual(entries);
  });
});
