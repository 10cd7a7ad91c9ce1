"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { RequireSso } from "@/components/sso/require-sso";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { EmptyState } from "@/components/ui/empty-state";
import { ssoQuery } from "@/lib/client/sso";
import { useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import { SsoMethodRow } from "./sso-method-row";

const AddMethodDialog = dialogOnDemand(
  "open",
  async () => (await import("@/components/sso/add-method-dialog")).AddMethodDialog,
);
const DeleteMethodDialog = dialogOnDemand(
  "method",
  async () => (await import("./delete-method-dialog")).DeleteMethodDialog,
);

/** Where "Set up single sign-on first" leads. */
export const SSO_SECTION_ID = "single-sign-on";

/** The team's ways to sign in through an identity provider, and whether people must. */
export function SsoSection() {
  const { data } = useSuspenseQuery(ssoQuery());
  const decision = useDecision("sso.manage");
  const [isAdding, setIsAdding] = useState(false);
  const [deletingId, setDeletingId] = useState<string>();
  const isEmpty = data.methods.length === 0;
  return (
    <Card labelledBy={SSO_SECTION_ID} className="scroll-mt-20">
      <CardHeader
        title="Single sign-on"
        titleId={SSO_SECTION_ID}
        description="People sign in with the account that your identity provider gives them."
        aside={
          decision.allowed && (
            <Button variant={isEmpty ? "primary" : "secondary"} onClick={() => setIsAdding(true)}>
              Add authentication method
            </Button>
          )
        }
      />
      {isEmpty ? (
        <div className="border-border border-t">
          <EmptyState icon={<KeyRound />} title="No authentication method yet">
            People sign in with their e-mail address and a password.
            {decision.allowed && " Add a method to let them sign in through your identity provider."}
            {!decision.allowed && decision.reason === "plan" && (
              <> Single sign-on is part of the {PLAN_NAMES[decision.plan]} plan.</>
            )}
          </EmptyState>
        </div>
      ) : (
        <ul>
          {data.methods.map((method) => (
            <SsoMethodRow key={method.id} method={method} onDelete={() => setDeletingId(method.id)} />
          ))}
        </ul>
      )}
      {(!isEmpty || data.required) && <RequireSso sso={data} />}
      <AddMethodDialog open={isAdding} onClose={() => setIsAdding(false)} />
      <DeleteMethodDialog
        method={data.methods.find(({ id }) => id === deletingId)}
        onClose={() => setDeletingId(undefined)}
      />
    </Card>
  );
}
