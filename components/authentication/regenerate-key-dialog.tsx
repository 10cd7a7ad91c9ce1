"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { regenerateKeyMutation } from "@/lib/client/scim";
import type { GRACE_PERIODS, ScimKeyView } from "@/lib/contracts/scim";
import { LOSE_KEY, OneTimeKey } from "./one-time-key";

export interface RegenerateKeyDialogProps {
  /** Open while there is one. */
  readonly scimKey: ScimKeyView | undefined;
  readonly onClose: () => void;
}

type Grace = (typeof GRACE_PERIODS)[number];

/** Asks how long the previous key stays, then shows the new one once. */
export function RegenerateKeyDialog({ scimKey, onClose }: RegenerateKeyDialogProps) {
  const regenerate = useMutation(regenerateKeyMutation());
  const [grace, setGrace] = useState<Grace>("24h");
  const [isCopied, setIsCopied] = useState(false);
  const secret = regenerate.data?.secret;

  function close() {
    regenerate.reset();
    setGrace("24h");
    setIsCopied(false);
    onClose();
  }

  return (
    <Dialog
      open={scimKey !== undefined}
      onOpenChange={close}
      title={secret === undefined ? `Regenerate ${scimKey?.name ?? "this key"}?` : "Copy the new key"}
      {...(secret === undefined && {
        description: "You get a new key of the same name. How long shall the previous key stay active?",
      })}
      confirmClose={secret !== undefined && !isCopied ? LOSE_KEY : undefined}
      busy={regenerate.isPending}
    >
      {secret === undefined ? (
        <>
          <DialogBody>
            <RadioGroup
              label="The previous key stays active"
              hideLabel
              options={GRACES}
              value={grace}
              onValueChange={setGrace}
            />
            <Problem error={regenerate.error} />
          </DialogBody>
          <DialogFooter>
            <Button data-autofocus onClick={close}>
              Cancel
            </Button>
            <Button
              variant="primary"
              pending={regenerate.isPending}
              onClick={() => scimKey && regenerate.mutate({ keyId: scimKey.id, grace })}
            >
              Regenerate
            </Button>
          </DialogFooter>
        </>
      ) : (
        <OneTimeKey secret={secret} onCopied={() => setIsCopied(true)} onDone={close}>
          <p className="text-muted">{AFTERWARDS[grace]}</p>
        </OneTimeKey>
      )}
    </Dialog>
  );
}

const GRACES = [
  { value: "keep", label: "Until I revoke it" },
  { value: "7d", label: "7 days" },
  { value: "24h", label: "24 hours", description: "Time to change the key at your identity provider." },
  { value: "1h", label: "1 hour" },
  { value: "none", label: "Not at all", description: "Provisioning stops until the new key is entered." },
] as const;

const AFTERWARDS: Readonly<Record<Grace, string>> = {
  keep: "The previous key stays active until you revoke it.",
  "7d": "The previous key stays active for 7 days.",
  "24h": "The previous key stays active for 24 hours.",
  "1h": "The previous key stays active for 1 hour.",
  none: "The previous key no longer works.",
};
