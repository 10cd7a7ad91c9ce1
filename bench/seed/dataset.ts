import { createHash } from "node:crypto";
import { idGenerator } from "@/lib/ids";
import { ENTERPRISE_USER_URN, GROUP_URN, type JsonObject, USER_URN } from "@/scim";

/** When the first seeded person was made; each next one a millisecond later. Long before what a run makes. */
const FIRST_AT_MS = Date.UTC(2026, 0, 5);
export const DOMAIN = "bench.example";

/** Of the big team: one of 10,000, one of 50,000, the others small. */
export const GROUPS = 1_000;
export const LARGE_GROUP = 0;
export const HUGE_GROUP = 1;
const LARGE_GROUP_MEMBERS = 10_000;
const HUGE_GROUP_MEMBERS = 50_000;
const SMALL_GROUP_MEMBERS = 40;

/** The other nine teams, as shares of the big one. */
export const OTHER_TEAMS = [0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005];

/** Everything here is a function of numbers alone, so that servers, peers and load agree without a list. */
export interface Dataset {
  /** People of the big team. */
  readonly users: number;
}

/** Time-ordered like a real id: the n-th person of the team is the n-th in its lists. */
export function userId(n: number): string {
  return idAt("usr", n);
}

export function groupId(n: number): string {
  return idAt("grp", n);
}

function idAt(prefix: "usr" | "grp" | "acc", n: number): string {
  const digest = createHash("md5").update(`${prefix} ${n}`).digest();
  return idGenerator(
    () => FIRST_AT_MS + n,
    (bytes) => digest.subarray(0, bytes),
  )(prefix);
}

/** Ids of accounts are of no order that matters. */
export function accountId(n: number): string {
  return idAt("acc", n);
}

export function createdAt(n: number): Date {
  return new Date(FIRST_AT_MS + n);
}

/** Such as p0012345@bench.example: seven digits, so that beginnings and parts select a known number of people. */
export function userName(n: number): string {
  return `p${String(n).padStart(7, "0")}@${DOMAIN}`;
}

export function externalId(n: number): string {
  return `00u${n.toString(36).padStart(8, "0")}`;
}

const GIVEN = ["Ada", "Bo", "Chidi", "Dana", "Emre", "Farah", "Goran", "Hana", "Ines", "Jun", "Kofi", "Lena", "Mina"];
const FAMILY = [
  "Adeyemi",
  "Bauer",
  "Costa",
  "Duarte",
  "Eriksen",
  "Fischer",
  "Garcia",
  "Haddad",
  "Ito",
  "Jansen",
  "Khan",
];
const DEPARTMENTS = ["Engineering", "Finance", "Legal", "Marketing", "Operations", "People", "Sales", "Support"];

/** The n-th person as an identity provider sends it. */
export function userDocument(n: number): JsonObject {
  const [givenName, familyName] = [pick(GIVEN, n), pick(FAMILY, Math.floor(n / GIVEN.length))];
  const name = userName(n);
  return {
    schemas: [USER_URN, ENTERPRISE_USER_URN],
    userName: name,
    externalId: externalId(n),
    name: { formatted: `${givenName} ${familyName}`, familyName, givenName },
    displayName: `${givenName} ${familyName}`,
    title: "Specialist",
    active: true,
    emails: [{ value: name, type: "work", primary: true }],
    phoneNumbers: [{ value: `+49 30 ${String(n).padStart(7, "0")}`, type: "work" }],
    [ENTERPRISE_USER_URN]: { employeeNumber: String(n), department: pick(DEPARTMENTS, n) },
  };
}

export function groupDocument(n: number): JsonObject {
  return { schemas: [GROUP_URN], displayName: groupName(n), externalId: `00g${n.toString(36).padStart(6, "0")}` };
}

function groupName(n: number): string {
  if (n === LARGE_GROUP) return "Everybody in one place";
  return n === HUGE_GROUP ? "Everybody" : `Group ${String(n).padStart(4, "0")}`;
}

export function groupSize(n: number, users: number): number {
  const wanted = n === LARGE_GROUP ? LARGE_GROUP_MEMBERS : n === HUGE_GROUP ? HUGE_GROUP_MEMBERS : SMALL_GROUP_MEMBERS;
  return Math.min(wanted, users);
}

/** The numbers of a group's members: the large ones hold the first people, the small ones neighbours from everywhere. */
export function memberOfGroup(group: number, k: number, users: number): number {
  if (group === LARGE_GROUP || group === HUGE_GROUP) return k;
  return (group * Math.floor(users / GROUPS) + k) % users;
}

function pick<T>(values: readonly [T, ...T[]] | readonly T[], n: number): T {
  const value = values[n % values.length];
  if (value === undefined) throw new Error("There is nothing to pick from.");
  return value;
}
