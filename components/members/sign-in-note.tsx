import Link from "next/link";
import type { MemberView } from "@/lib/contracts/members";

/** Why an active member cannot sign in; nothing for who can. */
export function SignInNote({ member }: { readonly member: Pick<MemberView, "signInProblem" | "sharesEmailWith"> }) {
  const { signInProblem, sharesEmailWith } = member;
  if (signInProblem === null) return null;
  return (
    <p className="mt-0.5 text-warning text-xs">
      {signInProblem === "no_email" && (
        <>
          Cannot sign in: <span className="whitespace-nowrap">no e-mail</span>
        </>
      )}
      {signInProblem === "shared_email" && sharesEmailWith === null && "Cannot sign in: no account yet"}
      {signInProblem === "shared_email" && sharesEmailWith !== null && (
        <>
          Cannot sign in: shares the e-mail of{" "}
          <Link href={`/settings/team/members/${sharesEmailWith.id}`} className="rounded underline underline-offset-2">
            {sharesEmailWith.name}
          </Link>
        </>
      )}
    </p>
  );
}
