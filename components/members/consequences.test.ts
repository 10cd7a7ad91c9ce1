import { describe, expect, it } from "vitest";
import { deactivation, reactivation, removal } from "./consequences";
import { exampleMember } from "./testing/example-member";

const others = { isViewer: false, seats: { total: 50, used: 48 } };
const needed = { admin: false, breakGlass: false, planChanger: false };
const managed = { managed: true, provider: { name: "Okta", lastSyncAt: null } };

describe("what a deactivation would do", () => {
  it("counts the sessions that end, and says what is kept", () => {
    expect(deactivation(exampleMember({ liveSessions: 2 }), others).effects).toEqual([
      "Ada cannot sign in any more, and 2 sessions end at once.",
      "Their seat becomes free. Roles and groups are kept for when they come back.",
    ]);
    expect(deactivation(exampleMember({ liveSessions: 1 }), others).effects[0]).toContain("1 session ends at once");
    expect(deactivation(exampleMember({ liveSessions: null }), others).effects[0]).toBe("Ada cannot sign in any more.");
  });

  it("says that the identity provider may undo it, and who is missing then", () => {
    const member = exampleMember({ ...managed, isLast: { ...needed, planChanger: true } });
    expect(deactivation(member, others).effects.slice(2)).toEqual([
      "Nobody else can change the plan: an admin has to give somebody the Billing role afterwards.",
      "Okta manages Ada and may reactivate them at its next change.",
    ]);
  });
});

describe.each([
  ["a deactivation", deactivation],
  ["a removal", removal],
])("%s", (_, consequences) => {
  it("cannot be of oneself, of the only admin, or of the only one with a password while SCIM is on", () => {
    const obstacle = (isLast = needed, isViewer = false) =>
      consequences(exampleMember({ isLast }), { ...others, isViewer }).obstacle;
    expect(obstacle()).toBeUndefined();
    expect(obstacle(needed, true)).toMatch(/yourself/);
    expect(obstacle({ ...needed, admin: true })).toMatch(/only active admin/);
    expect(obstacle({ ...needed, breakGlass: true })).toMatch(/identity provider cannot be reached/);
    expect(obstacle({ ...needed, planChanger: true })).toBeUndefined();
  });
});

describe("what a return would do", () => {
  const gone = exampleMember({ status: "deactivated" });

  it("takes a seat, which has to be free", () => {
    expect(reactivation(gone, others).effects).toEqual([
      "Ada can sign in again, with the roles and groups from before.",
      "Takes a seat: 49 of 50 are used then.",
    ]);
    expect(reactivation(gone, { ...others, seats: { total: 50, used: 50 } }).obstacle).toMatch(
      /^No free seats: 50 of 50/,
    );
  });

  it("is the identity provider's to decide for whom it deactivated", () => {
    const member = exampleMember({ ...gone, ...managed, reactivatedBy: "provider" });
    expect(reactivation(member, others).obstacle).toMatch(/^Okta has deactivated Ada/);
  });

  it("is no joining for who never joined", () => {
    expect(reactivation({ ...gone, joinedAt: null }, others).effects[0]).toMatch(/needs a new invitation/);
  });
});

describe("what a removal would do", () => {
  it("names what is deleted and what stays", () => {
    expect(removal(exampleMember({ groupCount: 3, liveSessions: 1 }), others).effects).toEqual([
      "Ada loses access to the team, and 1 session ends at once.",
      "Roles and 3 group memberships are deleted, and the seat becomes free.",
      "The person’s account and the audit log stay. Whoever adds them again starts anew.",
    ]);
    expect(removal(exampleMember({ status: "deactivated" }), others).effects[1]).toBe("Roles are deleted.");
    expect(removal(exampleMember({ status: "invited" }), others).effects[0]).toBe(
      "The invitation of Ada is withdrawn.",
    );
  });

  it("says that the identity provider may add a managed one again (U18), by its name where that is known", () => {
    expect(removal(exampleMember(managed), others).effects.at(-1)).toMatch(/^Okta manages Ada and may add them again/);
    const unknown = exampleMember({ managed: true, provider: { name: null, lastSyncAt: null } });
    expect(removal(unknown, others).effects.at(-1)).toMatch(/^Your identity provider manages Ada/);
  });
});
