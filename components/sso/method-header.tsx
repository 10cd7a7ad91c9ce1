"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { PageHeader } from "@/components/ui/page-header";
import { useDecision } from "@/lib/client/team";
import type { SsoMethodView } from "@/lib/contracts/sso";
import { PROTOCOL_NAMES, providerName } from "@/lib/contracts/sso-providers";
import { MethodSwitch } from "./method-switch";

const DeleteMethodDialog = dialogOnDemand(
  "method",
  async () => (await import("@/components/authentication/delete-method-dialog")).DeleteMethodDialog,
);

/** The name of a method, its switch, and the way to delete it. */
export function MethodHeader({ method }: { readonly method: SsoMethodView }) {
  const router = useRouter();
  const mayManage = useDecision("sso.manage").allowed;
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <>
      <PageHeader
        title={method.name}
        description={`${providerName(method.provider)}, ${PROTOCOL_NAMES[method.protocol]}`}
        aside={
          <>
            <MethodSwitch method={method} />
            {mayManage && (
              <Button variant="ghost" onClick={() => setIsDeleting(true)}>
                <Trash2 aria-hidden />
                Delete
              </Button>
            )}
          </>
        }
      />
      <DeleteMethodDialog
        method={isDeleting ? method : undefined}
        onClose={() => setIsDeleting(false)}
        onDeleted={() => router.push("/settings/team/authentication")}
      />
    </>
  );
}
