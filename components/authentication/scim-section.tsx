"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { Switch } from "@/components/ui/switch";
import { liveScimQuery } from "@/lib/client/scim";
import { useDecision } from "@/lib/client/team";
import { CustomAttributesLink } from "./custom-attributes-link";
import { KeySection } from "./key-section";
import { ScimDocsLinks } from "./scim-docs-links";
import { SCIM_PLAN_NAME, ScimObstacle, scimObstacle } from "./scim-obstacle";
import { ScimPreflight } from "./scim-preflight";
import { ScimSetup } from "./scim-setup";

const TurnOnDialog = dialogOnDemand("open", async () => (await import("./turn-on-dialog")).TurnOnDialog);
const TurnOffDialog = dialogOnDemand("open", async () => (await import("./turn-off-dialog")).TurnOffDialog);

/** SCIM provisioning: the switch and, once it is on, everything that a connector needs. */
export function ScimSection() {
  const { data: scim, error } = useSuspenseQuery(liveScimQuery());
  const mayTurnOn = useDecision("scim.enable").allowed;
  const [asking, setAsking] = useState<"on" | "off">();
  const obstacle = scimObstacle(scim.preflight, mayTurnOn);
  const close = () => setAsking(undefined);
  return (
    <Card labelledBy="scim">
      <CardHeader
        title="SCIM provisioning"
        titleId="scim"
        description={
          <>
            Create, update and deactivate members from your identity provider.
            <ScimDocsLinks />
          </>
        }
        aside={
          <Switch
            label="SCIM provisioning"
            checked={scim.enabled}
            onCheckedChange={(next) => setAsking(next ? "on" : "off")}
            {...(!scim.enabled &&
              obstacle !== undefined && { disabled: true, disabledReason: <ScimObstacle obstacle={obstacle} /> })}
          />
        }
      />
      {!scim.enabled && <ScimPreflight preflight={scim.preflight} />}
      {scim.enabled && obstacle === "plan" && (
        <CardBody>
          <Alert tone="warning" title="Requests of your identity provider are refused">
            The team is no longer on the {SCIM_PLAN_NAME} plan. You can still turn provisioning off and revoke keys.
          </Alert>
        </CardBody>
      )}
      {scim.enabled && <ScimSetup scim={scim} isLost={error !== null} />}
      {(scim.enabled || scim.keys.length > 0) && <KeySection scim={scim} />}
      <CustomAttributesLink />
      <TurnOnDialog open={asking === "on"} onClose={close} breakGlassAdmins={scim.preflight.breakGlassAdmins} />
      <TurnOffDialog open={asking === "off"} onClose={close} />
    </Card>
  );
}
