"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { Card, CardHeader } from "@/components/ui/card";
import { profileQuery } from "@/lib/client/profile";
import { EmailSection } from "./email-section";
import { OwnNameForm } from "./own-name-form";
import { OwnSessions } from "./own-sessions";
import { OwnTeams } from "./own-teams";
import { PasswordSection } from "./password-section";

/** Everything about one's own account. */
export function ProfileSettings() {
  const { data: profile } = useSuspenseQuery(profileQuery());
  const isLocked = profile.lock !== null;
  return (
    <>
      {profile.lock !== null && (
        <Alert title="Your name, e-mail address and password are locked">{profile.lock.message}</Alert>
      )}
      <Card labelledBy="person">
        <CardHeader title="You" titleId="person" description="How you are called in your teams, and how you sign in." />
        <OwnNameForm name={profile.name} isLocked={isLocked} />
        <EmailSection profile={profile} />
        <PasswordSection profile={profile} />
      </Card>
      <OwnSessions />
      <OwnTeams teams={profile.teams} />
    </>
  );
}
