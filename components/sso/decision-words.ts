import { DEFAULT_ROLE, ROLE_NAMES } from "@/lib/contracts/roles";
import type { SsoDecision, SsoRefusal } from "@/lib/contracts/sso-test";

interface DecisionWords {
  readonly tone: "success" | "warning";
  /** What would happen if it was no test. */
  readonly consequence: string;
  /** Which rule says so. */
  readonly rule: string;
}

/** What a sign-in comes to, in words. */
export function decisionWords(decision: SsoDecision): DecisionWords {
  switch (decision.kind) {
    case "signs_in":
      return {
        tone: "success",
        consequence: `Would sign in as ${decision.memberName}.`,
        rule:
          decision.rule === "subject"
            ? "Recognised by the subject, from an earlier sign-in."
            : "Matched by the e-mail address; from then on recognised by the subject.",
      };
    case "joins":
      return {
        tone: "success",
        consequence: `Would join the team as ${ROLE_NAMES[DEFAULT_ROLE]}.`,
        rule: "Nobody in the team has this subject or address, and new users are added automatically.",
      };
    case "refused":
      return { tone: "warning", consequence: "Would not be let in.", rule: REFUSALS[decision.reason] };
    default:
      return decision satisfies never;
  }
}

const REFUSALS: Readonly<Record<SsoRefusal, string>> = {
  deactivated: "This member is deactivated.",
  removed: "This person was removed from the team. Invite them, or provision them again.",
  email_missing: "No e-mail address came along. Check the attribute that it is taken from.",
  email_unverified: "The provider does not say that the e-mail address is verified.",
  domain_unverified: "The team has not verified the domain of the e-mail address.",
  not_joined: "This person was invited and has not accepted yet.",
  linked_to_another: "The member with this e-mail address is recognised by another subject of this method.",
  unknown: "Nobody in the team has this subject or address, and new users are not added automatically.",
  no_seat: "Nobody in the team has this subject or address, and no seat is free.",
};
