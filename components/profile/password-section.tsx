"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardRow } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import type { ProfileView } from "@/lib/contracts/profile";

const ChangePasswordDialog = dialogOnDemand(
  "open",
  async () => (await import("./change-password-dialog")).ChangePasswordDialog,
);

export function PasswordSection({ profile }: { readonly profile: ProfileView }) {
  const [isOpen, setIsOpen] = useState(false);
  const { hasPassword, lock } = profile;
  return (
    <>
      <CardRow
        label="Password"
        aside={
          lock === null && (
            <Button size="sm" onClick={() => setIsOpen(true)}>
              {hasPassword ? "Change password" : "Set a password"}
            </Button>
          )
        }
      >
        {hasPassword ? "Set" : <span className="text-muted">None: you sign in through an identity provider.</span>}
      </CardRow>
      <ChangePasswordDialog profile={profile} open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
