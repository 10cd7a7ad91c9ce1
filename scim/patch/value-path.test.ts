import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { patched, patchUser } from "../testing/patch-client";

const work = { value: "w@x", type: "work", primary: true };
const home = { value: "h@x", type: "home" };
const emails = [work, home];
const path = 'emails[type eq "work"]';

const cases: readonly (readonly [string, JsonObject, JsonObject, JsonObject])[] = [
  [
    "replace of a sub-attribute changes the entry that matches",
    { emails },
    { op: "Replace", path: `${path}.value`, value: "n@x" },
    { emails: [{ ...work, value: "n@x" }, home] },
  ],
  [
    "the type matches in any case",
    { emails },
    { op: "Replace", path: 'emails[type eq "WORK"].value', value: "n@x" },
    { emails: [{ ...work, value: "n@x" }, home] },
  ],
  [
    "replace without a match makes the entry",
    { emails: [home] },
    { op: "Replace", path: `${path}.value`, value: "n@x" },
    { emails: [home, { type: "work", value: "n@x" }] },
  ],
  [
    "add without a match makes the entry",
    {},
    { op: "Add", path: 'addresses[type eq "work"].locality', value: "Bern" },
    { addresses: [{ type: "work", locality: "Bern" }] },
  ],
  [
    "replace of an object without a match makes the entry",
    {},
    { op: "replace", path, value: { value: "n@x" } },
    { emails: [{ type: "work", value: "n@x" }] },
  ],
  [
    "a quoted boolean in the filter becomes a boolean",
    {},
    { op: "Add", path: 'roles[primary eq "True"].value', value: "admin" },
    { roles: [{ primary: true, value: "admin" }] },
  ],
  [
    "replace of an entry keeps only the filter's part of it",
    { emails },
    { op: "replace", path, value: { value: "n@x" } },
    { emails: [{ type: "work", value: "n@x" }, home] },
  ],
  [
    "add to an entry keeps the rest of it",
    { emails },
    { op: "add", path, value: { display: "W" } },
    { emails: [{ ...work, display: "W" }, home] },
  ],
  [
    "an entry in a list of one",
    { emails },
    { op: "add", path, value: [{ display: "W" }] },
    { emails: [{ ...work, display: "W" }, home] },
  ],
  ["remove takes the entries that match", { emails }, { op: "remove", path }, { emails: [home] }],
  ["remove of the last entry takes the list", { emails: [work] }, { op: "remove", path }, {}],
  [
    "remove of a sub-attribute keeps the entry",
    { emails },
    { op: "remove", path: `${path}.primary` },
    { emails: [{ value: "w@x", type: "work" }, home] },
  ],
  ["remove without a match changes nothing", { emails: [home] }, { op: "remove", path }, { emails: [home] }],
  [
    "remove of a sub-attribute without a match, too",
    { emails: [home] },
    { op: "remove", path: `${path}.value` },
    { emails: [home] },
  ],
  ["null removes", { emails }, { op: "replace", path, value: null }, { emails: [home] }],
  ["add of null changes nothing", { emails }, { op: "add", path, value: null }, { emails }],
  ["an empty value without a match makes nothing", {}, { op: "replace", path: `${path}.value`, value: "" }, {}],
  [
    "two conditions make one entry",
    {},
    { op: "add", path: 'emails[type eq "work" and primary eq true].value', value: "n@x" },
    { emails: [{ type: "work", primary: true, value: "n@x" }] },
  ],
];

describe("a path with a filter", () => {
  it.each(cases)("%s", (_, document, operation, expected) => {
    expect(patched(document, operation)).toEqual(expected);
  });

  it("a new primary entry takes the mark from the others", () => {
    const set = { op: "replace", path: 'emails[type eq "home"].primary', value: true };
    expect(patched({ emails }, set).emails).toEqual([
      { ...work, primary: false },
      { ...home, primary: true },
    ]);
    const made = { op: "add", path: 'emails[type eq "other"]', value: { value: "o@x", primary: true } };
    expect(patched({ emails }, made).emails).toEqual([
      { ...work, primary: false },
      home,
      { type: "other", value: "o@x", primary: true },
    ]);
    const listed = { op: "add", path: "emails", value: [{ value: "o@x", primary: true }] };
    expect(patched({ emails }, listed).emails).toEqual([
      { ...work, primary: false },
      home,
      { value: "o@x", primary: true },
    ]);
  });

  it.each(['emails[type ne "work"].value', 'emails[type co "o" and value pr].value', "emails[not (value pr)].value"])(
    "refuses %s as noTarget when nothing matches: it does not describe an entry",
    (undescribed) => {
      expect(() => patchUser({}, { op: "replace", path: undescribed, value: "x" })).toThrow(
        expect.objectContaining({ status: 400, scimType: "noTarget" }),
      );
    },
  );

  it("refuses a value that is no entry", () => {
    expect(() => patchUser({ emails }, { op: "replace", path, value: true })).toThrow(
      expect.objectContaining({ scimType: "invalidValue" }),
    );
  });
});
