import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SetupForm } from "@/components/auth/setup-form";
import { SIGN_IN_PATH } from "@/lib/auth/own-path";
import { PASSWORD_LENGTH_MIN } from "@/lib/contracts/passwords";
import { services } from "@/lib/services";
import { isSetupOpen } from "@/lib/setup/is-setup-open";
import { setupAction } from "./actions";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  if (!(await isSetupOpen(await services()))) redirect(SIGN_IN_PATH);
  return (
    <AuthCard title="Set up Muster" description="Make the first team and its admin. This page closes after it.">
      <SetupForm action={setupAction} passwordLengthMin={PASSWORD_LENGTH_MIN} />
    </AuthCard>
  );
}
