import type { Db } from "@/db/client";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { addAccount } from "@/lib/members/add-account";
import { addMember } from "@/lib/members/add-member";
import { memberDocument } from "@/lib/members/member-document";
import { findSession } from "@/lib/sessions/find-session";
import { AT, REQUEST } from "@/lib/sessions/testing/people";
import type { SsoMethod } from "../../find-method";
import { finishSignIn } from "../finish-sign-in";

/** What the tests of signing in through a provider do with a database; `db` gives it once it is open. */
export function signingIn(db: () => Db) {
  const clock = () => AT;

  /** The member whom the session is, or the reason of the refusal. */
  async function signIn(method: SsoMethod, identity: SsoIdentity): Promise<string> {
    const services = { db: db(), clock };
    const outcome = await finishSignIn(services, { method, identity, remember: false, request: REQUEST });
    if (outcome.kind === "refused") return outcome.reason;
    const state = await findSession(services, outcome);
    return state.kind === "signed_in" ? (state.membership?.memberId ?? "no team") : state.kind;
  }

  /** Somebody with a password of their own, in no team. */
  async function ownAccount(email: string): Promise<string> {
    return addAccount(db(), AT, { email, name: "Owner", passwordHash: "$argon2id$" });
  }

  async function member(teamId: string, email: string, joined = true): Promise<string> {
    const accountId = joined ? { accountId: await ownAccount(email) } : {};
    const document = memberDocument({ email, name: "Member" });
    return addMember(db(), {
      teamId,
      document,
      ...accountId,
      source: "invite",
      roles: ["developer"],
      joinedAt: joined ? AT : null,
    });
  }

  return { clock, signIn, ownAccount, member };
}
