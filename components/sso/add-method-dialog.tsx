"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Dialog } from "@/components/ui/dialog";
import { createSsoMutation } from "@/lib/client/sso";
import { ssoMethodPage } from "@/lib/contracts/sso-addresses";
import { AddMethodForm } from "./add-method-form";

export interface AddMethodDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the provider and a name, then goes on to the method's own page. */
export function AddMethodDialog({ open, onClose }: AddMethodDialogProps) {
  const router = useRouter();
  const create = useMutation(createSsoMutation());

  function close() {
    create.reset();
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Add authentication method"
      description="Nobody signs in with it before you switch it on."
      busy={create.isPending}
    >
      <AddMethodForm
        create={create}
        onCancel={close}
        onCreated={({ method }) => {
          close();
          router.push(ssoMethodPage(method.id));
        }}
      />
    </Dialog>
  );
}
