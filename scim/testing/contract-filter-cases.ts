import type { JsonObject } from "../json";
import { ENTERPRISE_USER_URN } from "../urns";

/** Ada, Bob and Eva; the addresses are theirs alone. */
export function filterPeople(domain: string): readonly JsonObject[] {
  return [
    {
      externalId: `Ext-${domain}`,
      displayName: 'Ada "Ä" O\'B',
      title: "100%_\\",
      name: { givenName: "Ada", familyName: "Lovelace" },
      emails: [
        { value: `ada@${domain}.example`, type: "work", primary: true },
        { value: `home@${domain}.example`, type: "home" },
      ],
      [ENTERPRISE_USER_URN]: { department: "R&D", manager: { value: "Boss-1", displayName: "Boss" } },
    },
    {
      displayName: "Bob",
      title: "1000",
      name: { givenName: "Bob" },
      emails: [{ value: `bob@${domain}.example`, type: "home", primary: true }],
      [ENTERPRISE_USER_URN]: { department: "r&d", employeeNumber: "007" },
    },
    { active: false },
  ];
}

const U = ENTERPRISE_USER_URN;

/** Each runs within Ada, Bob and Eva; `{tag}`, `{ada}` and the like are filled in. */
export const personFilters = [
  { filter: 'userName eq "Ada-{tag}"', finds: ["ada"] },
  { filter: 'username EQ "ada-{tag}"', finds: ["ada"] },
  { filter: 'userName ne "ada-{tag}"', finds: ["bob", "eva"] },
  { filter: 'externalId eq "Ext-{tag}"', finds: ["ada"] },
  { filter: 'externalId eq "ext-{tag}"', finds: [] },
  { filter: 'externalId ne "Ext-{tag}"', finds: ["bob", "eva"] },
  { filter: 'id eq "{bob}"', finds: ["bob"] },
  { filter: 'id eq "{ada}" or id eq "{eva}"', finds: ["ada", "eva"] },
  { filter: 'not (id eq "{ada}" or id eq "{eva}")', finds: ["bob"] },
  { filter: 'not (displayName eq "nobody")', finds: ["ada", "bob", "eva"] },
  { filter: "active eq true", finds: ["ada", "bob"] },
  { filter: 'active eq "False"', finds: ["eva"] },
  { filter: "active ne true", finds: ["eva"] },
  { filter: "displayName pr", finds: ["ada", "bob"] },
  { filter: "not (displayName pr)", finds: ["eva"] },
  { filter: "displayName eq null", finds: ["eva"] },
  { filter: "name pr and not (name.familyName pr)", finds: ["bob"] },
  { filter: "emails pr", finds: ["ada", "bob"] },
  { filter: "nickName pr", finds: [] },
  { filter: 'displayName co "\\"ä\\""', finds: ["ada"] },
  { filter: 'displayName co "o\'b"', finds: ["ada"] },
  { filter: 'displayName sw "bO"', finds: ["bob"] },
  { filter: 'displayName ew "B"', finds: ["ada", "bob"] },
  { filter: 'displayName co ""', finds: ["ada", "bob"] },
  { filter: 'title co "%"', finds: ["ada"] },
  { filter: 'title co "0_"', finds: [] },
  { filter: 'title ew "_\\\\"', finds: ["ada"] },
  { filter: 'displayName gt "ada z"', finds: ["bob"] },
  { filter: 'displayName ge "BOB"', finds: ["bob"] },
  { filter: 'displayName lt "bob"', finds: ["ada"] },
  { filter: 'displayName le "Bob"', finds: ["ada", "bob"] },
  { filter: 'name.givenName eq "ada" and name.familyName eq "LOVELACE"', finds: ["ada"] },
  { filter: 'displayName eq "Bob" or active eq false and displayName pr', finds: ["bob"] },
  { filter: '(displayName eq "Bob" or active eq false) and displayName pr', finds: ["bob"] },
  { filter: 'emails eq "HOME@{tag}.example"', finds: ["ada"] },
  { filter: 'emails.value ew "@{tag}.example"', finds: ["ada", "bob"] },
  { filter: 'emails.type eq "home"', finds: ["ada", "bob"] },
  { filter: 'emails.type ne "work"', finds: ["bob", "eva"] },
  { filter: 'emails[type eq "work"]', finds: ["ada"] },
  { filter: 'emails[type eq "home" and primary eq true]', finds: ["bob"] },
  { filter: 'emails[type eq "HOME" and not (value sw "bob")]', finds: ["ada"] },
  { filter: 'emails[type eq "work"].value eq "home@{tag}.example"', finds: [] },
  { filter: 'not (emails[type eq "home"])', finds: ["eva"] },
  { filter: `${U}:department eq "R&D"`, finds: ["ada", "bob"] },
  { filter: `${U}:employeeNumber eq "007"`, finds: ["bob"] },
  { filter: `${U}:employeeNumber pr`, finds: ["bob"] },
  { filter: `${U}:manager.value eq "Boss-1"`, finds: ["ada"] },
  { filter: 'id eq "{ada}" and manager eq "Boss-1"', finds: ["ada"] },
  { filter: 'manager eq "boss-1"', finds: [] },
  { filter: 'groups eq "{crew}"', finds: ["ada", "bob"] },
  { filter: 'groups[value eq "{void}"]', finds: [] },
  { filter: 'groups.display eq "CREW \\"ä\\" {tag}" and active eq true', finds: ["ada", "bob"] },
  { filter: "not (groups pr)", finds: ["eva"] },
  { filter: 'meta.created ge "{adaCreated}"', finds: ["ada", "bob", "eva"] },
  { filter: 'meta.lastModified lt "{adaCreated}"', finds: [] },
  { filter: 'meta.resourceType eq "User"', finds: ["ada", "bob", "eva"] },
  { filter: 'schemas eq "urn:ietf:params:scim:schemas:core:2.0:User"', finds: ["ada", "bob", "eva"] },
] as const;

/** Ada and Bob are in the crew, nobody in the void. */
export const groupFilters = [
  { filter: 'displayName eq "Crew \\"Ä\\" {tag}"', finds: ["crew"] },
  { filter: 'displayName sw "void"', finds: ["void"] },
  { filter: 'externalId eq "x-crew-{tag}"', finds: ["crew"] },
  { filter: 'externalId eq "X-crew-{tag}"', finds: [] },
  { filter: 'id eq "{void}"', finds: ["void"] },
  { filter: 'members eq "{ada}"', finds: ["crew"] },
  { filter: 'members.value eq "{bob}"', finds: ["crew"] },
  { filter: 'members[value eq "{ada}"]', finds: ["crew"] },
  { filter: 'members eq "{eva}"', finds: [] },
  { filter: 'not (members eq "{ada}")', finds: ["void"] },
  { filter: "members pr", finds: ["crew"] },
  { filter: 'id eq "{crew}" and members eq "{bob}"', finds: ["crew"] },
  { filter: 'id eq "{void}" and members eq "{bob}"', finds: [] },
] as const;
