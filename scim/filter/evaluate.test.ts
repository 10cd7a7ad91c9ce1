import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { userResourceType } from "../schema/resource-types";
import { ENTERPRISE_USER_URN } from "../urns";
import { bindFilter } from "./bind";
import { evaluateFilter } from "./evaluate";
import { parseFilter } from "./parse";

const ada: JsonObject = {
  id: "usr_1",
  userName: "Ada@Example.com",
  externalId: "E1",
  active: true,
  name: { givenName: "Ada", familyName: "Straße" },
  title: null,
  roles: [],
  emails: [
    { value: "ada@work.example", type: "work", primary: true },
    { value: "ada@home.example", type: "home" },
  ],
  [ENTERPRISE_USER_URN]: { department: "R&D" },
  meta: { created: "2026-01-31T08:00:00.000Z" },
};

describe("evaluateFilter", () => {
  it.each([
    'userName eq "ADA@EXAMPLE.COM"',
    'userName sw "ada@"',
    'userName ew ".COM"',
    'userName co "@ex"',
    'userName gt "ada"',
    'userName le "ada@example.com"',
    'externalId eq "E1"',
    'name.familyName eq "STRAßE"',
    "active eq true",
    "active ne false",
    'title ne "x"',
    "title eq null",
    "not (title pr)",
    "not (roles pr)",
    "name pr",
    'emails.value eq "ADA@home.example"',
    'emails.type ne "other"',
    'emails[type eq "work" and primary eq true]',
    'not (emails[type eq "home" and primary eq true])',
    `${ENTERPRISE_USER_URN}:department sw "r&"`,
    'meta.created eq "2026-01-31T09:00:00+01:00"',
    'meta.created ge "2026-01-31T08:00:00Z" and meta.created lt "2026-01-31T08:00:00.001Z"',
    'userName eq "x" or active eq true',
    "nickName eq null",
  ])("%s matches", (text) => {
    expect(matches(text)).toBe(true);
  });

  it.each([
    'externalId eq "e1"',
    'name.familyName eq "strasse"',
    "title pr",
    'title co ""',
    "active eq false",
    'emails[type eq "home" and value co "work"]',
    'emails.type ne "work"',
    'userName eq "x" and active eq true',
    `${ENTERPRISE_USER_URN}:division pr`,
    'meta.created gt "2026-01-31T08:00:00Z"',
    'userName lt "ada@example.com"',
  ])("%s does not match", (text) => {
    expect(matches(text)).toBe(false);
  });
});

function matches(text: string): boolean {
  return evaluateFilter(bindFilter(userResourceType, parseFilter(text)), ada);
}
