import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { SsoForm } from "@/components/auth/sso-form";
import { ownPath } from "@/lib/auth/own-path";
import { findSsoAction } from "./actions";

export const metadata: Metadata = { title: "Sign in with SSO" };

export default async function SsoPage({ searchParams }: PageProps<"/sign-in/sso">) {
  const { callbackUrl, team } = await searchParams;
  return (
    <AuthCard title="Sign in with SSO" description="Your team's identity provider signs you in.">
      <SsoForm
        action={findSsoAction}
        callbackUrl={ownPath(callbackUrl)}
        who={typeof team === "string" ? team.slice(0, 64) : ""}
      />
    </AuthCard>
  );
}
