import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/sign-in-form";
import { SignInNotice } from "@/components/auth/sign-in-notice";
import { ownPath } from "@/lib/auth/own-path";
import { isSignedIn } from "@/lib/auth/page-team";
import { signInNotice, signInReference } from "@/lib/auth/sign-in-notice";
import { services } from "@/lib/services";
import { isSetupOpen } from "@/lib/setup/is-setup-open";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const query = await searchParams;
  const callbackUrl = ownPath(query["callbackUrl"]);
  if (await isSetupOpen(await services())) redirect("/setup");
  const notice = signInNotice(query["code"] ?? query["reason"] ?? query["error"]);
  // Who is signed in and could not sign in as somebody else should read why.
  if (notice === undefined && (await isSignedIn())) redirect(callbackUrl);
  const reference = signInReference(query["reference"]);
  return (
    <AuthCard title="Sign in to Muster">
      {notice !== undefined && <SignInNotice reference={reference}>{notice}</SignInNotice>}
      <SignInForm action={signInAction} callbackUrl={callbackUrl} />
    </AuthCard>
  );
}
