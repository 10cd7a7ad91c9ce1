"use client";

import { useMutation } from "@tanstack/react-query";
import { Problem } from "@/components/settings/problem";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import { confirmToast } from "@/components/ui/toaster";
import { switchJoiningMutation } from "@/lib/client/sso";
import { useDecision } from "@/lib/client/team";
import { DEFAULT_ROLE, ROLE_NAMES } from "@/lib/contracts/roles";
import type { SsoMethodDetail } from "@/lib/contracts/sso";

/** Whether people join by signing in. */
export function JoiningCard({ detail: { method, scimIsOn } }: { readonly detail: SsoMethodDetail }) {
  const joining = useMutation(switchJoiningMutation());
  const mayManage = useDecision("sso.manage").allowed;

  function change(addsNewUsers: boolean) {
    joining.mutate(
      { methodId: method.id, addsNewUsers },
      { onSuccess: () => confirmToast(addsNewUsers ? "New users are added." : "New users are not added any more.") },
    );
  }

  return (
    <Card labelledBy="joining">
      <CardHeader
        title="Automatically add new users"
        titleId="joining"
        description={`Who signs in for the first time, with an address of a verified domain, joins as ${ROLE_NAMES[DEFAULT_ROLE]} while a seat is free. Who was deactivated or removed does not come back this way.`}
        aside={
          <Switch
            label="Automatically add new users"
            checked={method.addsNewUsers}
            pending={joining.isPending}
            onCheckedChange={change}
            {...(!mayManage && { disabled: true })}
          />
        }
      />
      {scimIsOn && (
        <CardBody>
          <Alert tone={method.addsNewUsers ? "warning" : "info"} title="SCIM provisioning is on">
            {method.addsNewUsers
              ? "People can join before your identity provider has provisioned them. Switch this off if it alone should decide who is in."
              : "Your identity provider decides who is in, so this is off unless you switch it on."}
          </Alert>
        </CardBody>
      )}
      <Problem error={joining.error} className="m-4" />
    </Card>
  );
}
