"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { EmptyState } from "@/components/ui/empty-state";
import { useDecision } from "@/lib/client/team";
import type { ScimState } from "@/lib/contracts/scim";
import { arrangeKeys } from "./arrange-keys";
import { type KeyAction, KeyRow } from "./key-row";
import { PreviousKeyRow } from "./previous-key-row";
import { RetiredKeys } from "./retired-keys";
import { SCIM_PLAN_NAME } from "./scim-obstacle";

const GenerateKeyDialog = dialogOnDemand("open", async () => (await import("./generate-key-dialog")).GenerateKeyDialog);
const RegenerateKeyDialog = dialogOnDemand(
  "scimKey",
  async () => (await import("./regenerate-key-dialog")).RegenerateKeyDialog,
);
const RevokeKeyDialog = dialogOnDemand("scimKey", async () => (await import("./revoke-key-dialog")).RevokeKeyDialog);

interface Asking {
  readonly action: KeyAction;
  readonly keyId: string;
}

/** The team's keys, and the dialogs that make and end them; these outlive the rows that open them. */
export function KeySection({ scim: { enabled, keys, preflight } }: { readonly scim: ScimState }) {
  const mayCreate = useDecision("scim.keys.create").allowed && preflight.plan;
  const [isGenerating, setIsGenerating] = useState(false);
  const [asking, setAsking] = useState<Asking>();
  const { live, retired } = arrangeKeys(keys);
  const target = keys.find(({ id }) => id === asking?.keyId);
  const close = () => setAsking(undefined);
  return (
    <section aria-labelledby="api-keys" className="border-border border-t">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
        <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
          <h3 id="api-keys" className="font-medium">
            API keys
          </h3>
          <p className="text-muted text-xs">
            {!enabled && "They do not work while provisioning is off."}
            {enabled && mayCreate && "Your identity provider sends one with each request. They belong to the team."}
            {enabled && !mayCreate && `New keys need the ${SCIM_PLAN_NAME} plan.`}
          </p>
        </div>
        {enabled && (
          <Button
            variant={live.length === 0 ? "primary" : "secondary"}
            disabled={!mayCreate}
            onClick={() => setIsGenerating(true)}
          >
            Generate SCIM API Key
          </Button>
        )}
      </div>
      {live.length === 0 && enabled && (
        <div className="border-border border-t">
          <EmptyState icon={<KeyRound />} title="No key yet">
            Generate one and enter it at your identity provider together with the base URL.
          </EmptyState>
        </div>
      )}
      <ul>
        {live.map(({ id, key, previous }) => (
          <li key={id}>
            <KeyRow
              scimKey={key}
              mayRegenerate={enabled && mayCreate && key.replacedById === null}
              onAction={(action) => setAsking({ action, keyId: key.id })}
            />
            {previous.map((old) => (
              <PreviousKeyRow
                key={old.id}
                scimKey={old}
                onRevoke={() => setAsking({ action: "revoke", keyId: old.id })}
              />
            ))}
          </li>
        ))}
      </ul>
      {retired.length > 0 && <RetiredKeys keys={retired} />}
      <GenerateKeyDialog open={isGenerating} onClose={() => setIsGenerating(false)} />
      <RegenerateKeyDialog scimKey={asking?.action === "regenerate" ? target : undefined} onClose={close} />
      <RevokeKeyDialog scimKey={asking?.action === "revoke" ? target : undefined} onClose={close} />
    </section>
  );
}
