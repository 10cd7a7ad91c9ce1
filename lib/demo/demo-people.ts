import { ADMIN_ROLE, DEFAULT_ROLE, type Role, roleSchema } from "@/lib/contracts/roles";

const { billing, community_manager: communityManager } = roleSchema.enum;

export interface DemoPerson {
  readonly givenName: string;
  readonly familyName: string;
  /** Before the @. */
  readonly mailbox: string;
  readonly joinedDaysAgo: number;
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
  /** Signs in with the demo's password, too. */
  readonly hasPassword?: boolean;
  readonly state?: "invited" | "deactivated";
}

type Extra = Partial<Pick<DemoPerson, "groups" | "hasPassword" | "roles" | "state">>;

function person(name: string, mailbox: string, joinedDaysAgo: number, extra: Extra = {}): DemoPerson {
  const [givenName = name, ...rest] = name.split(" ");
  return { givenName, familyName: rest.join(" "), mailbox, joinedDaysAgo, roles: [DEFAULT_ROLE], groups: [], ...extra };
}

const engineering = { groups: ["Engineering"] };
const design = { groups: ["Design"] };
const operations = { groups: ["Operations"] };

export const ACME_GROUPS: readonly { readonly name: string; readonly roles: readonly Role[] }[] = [
  { name: "Engineering", roles: [DEFAULT_ROLE] },
  { name: "Design", roles: [] },
  { name: "Operations", roles: [communityManager] },
];

export const ACME_PEOPLE: readonly DemoPerson[] = [
  person("Ada Lovelace", "ada", 412, { roles: [ADMIN_ROLE, billing], hasPassword: true, ...engineering }),
  person("Linus Lindqvist", "linus", 398, { hasPassword: true, ...engineering }),
  person("Priya Raghunathan", "priya", 396, { roles: [ADMIN_ROLE], ...operations }),
  person("Mateo Fernández", "mateo.fernandez", 371, { roles: [communityManager], ...design }),
  person("Amara Okafor", "amara.okafor", 355, engineering),
  person("Yuki Tanaka", "yuki.tanaka", 340, engineering),
  person("Zofia Kowalczyk", "zofia.kowalczyk", 322, { groups: ["Engineering", "Design"] }),
  person("Kwame Mensah", "kwame.mensah", 310, operations),
  person("Leila Haddad", "leila.haddad", 287, design),
  person("Søren Kjær", "soren.kjaer", 275, engineering),
  person("Mai Nguyễn", "mai.nguyen", 263, engineering),
  person("Tomasz Wójcik", "tomasz.wojcik", 240),
  person("Fatima El Idrissi", "fatima.elidrissi", 221, operations),
  person("Wei Chen", "wei.chen", 204, engineering),
  person("Isabela Souza", "isabela.souza", 187, design),
  person("Rajesh Iyer", "rajesh.iyer", 166, { state: "deactivated", ...engineering }),
  person("Hannah O’Connor", "hannah.oconnor", 151, operations),
  person("Dmytro Shevchenko", "dmytro.shevchenko", 133, engineering),
  person("Aroha Ngata", "aroha.ngata", 119, design),
  person("Emre Yıldız", "emre.yildiz", 98, engineering),
  person("Camille Dubois", "camille.dubois", 76, { roles: [DEFAULT_ROLE, billing] }),
  person("Tendai Moyo", "tendai.moyo", 54, engineering),
  person("Noa Ben-David", "noa.bendavid", 37, design),
  person("Jakob Steiner", "jakob.steiner", 19, engineering),
  person("Sofía Castillo", "sofia.castillo", 2, { state: "invited" }),
];

/** Ada is in this team, too, so that switching between teams can be seen. */
export const BLUE_HARBOR_PEOPLE: readonly DemoPerson[] = [
  person("Grace Whitfield", "grace", 203, { roles: [ADMIN_ROLE, billing], hasPassword: true }),
  person("Omar Farouk", "omar", 180, { hasPassword: true }),
];
