import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Alert } from "@/components/ui/alert";
import { ownPath } from "@/lib/auth/own-path";
import { isSignedIn } from "@/lib/auth/page-team";
import { signInNotice } from "@/lib/auth/sign-in-notice";
import { services } from "@/lib/services";
import { isSetupOpen } from "@/lib/setup/is-setup-open";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const query = await searchParams;
  const callbackUrl = ownPath(query["callbackUrl"]);
  if (await isSetupOpen(await services())) redirect("/setup");
  if (await isSignedIn()) redirect(callbackUrl);
  const notice = signInNotice(query["code"] ?? query["reason"] ?? query["error"]);
  return (
    <AuthCard title="Sign in to Muster">
      {notice !== undefined && <Alert tone="warning">{notice}</Alert>}
      <SignInForm action={signInAction} callbackUrl={callbackUrl} />
    </AuthCard>
  );
}
