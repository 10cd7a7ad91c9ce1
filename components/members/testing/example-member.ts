import type { MemberDetail } from "@/lib/contracts/member-page";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";

/** An active member by hand, signed in nowhere, whom the team can do without. */
export function exampleMember(overrides: Partial<MemberDetail> = {}): MemberDetail {
  return {
    id: "usr_1",
    name: "Ada",
    userName: "ada",
    email: "ada@acme.example",
    source: "invite",
    managed: false,
    wasManaged: false,
    status: "active",
    signInProblem: null,
    sharesEmailWith: null,
    roles: [{ role: DEFAULT_ROLE, own: true, groups: [] }],
    joinedAt: "2026-01-01T00:00:00.000Z",
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    externalId: null,
    givenName: null,
    familyName: null,
    groups: [],
    groupCount: 0,
    provider: null,
    reactivatedBy: "admin",
    liveSessions: 0,
    isLast: { admin: false, breakGlass: false, planChanger: false },
    ...overrides,
  };
}
