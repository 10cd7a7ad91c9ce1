"use client";

import { useMutation } from "@tanstack/react-query";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { confirmToast } from "@/components/ui/toaster";
import { checkDomainMutation } from "@/lib/client/domains";
import type { DomainView } from "@/lib/contracts/domains";
import { DnsAnswerNote } from "./dns-answer-note";
import { DomainRecord } from "./domain-record";

export interface NewRecordProps {
  readonly added: DomainView;
  readonly onDone: () => void;
}

/** The second step of adding a domain: what to enter in DNS, and whether it is there. */
export function NewRecord({ added, onDone }: NewRecordProps) {
  const check = useMutation(checkDomainMutation());
  const domain = check.data ?? added;

  function verify() {
    check.mutate(
      { domainId: added.id },
      {
        onSuccess: ({ status, name }) => {
          if (status !== "verified") return;
          onDone();
          confirmToast(`${name} is verified.`);
        },
      },
    );
  }

  return (
    <>
      <DialogBody>
        <p>
          Add this record where the domain's DNS is managed. Muster looks for it every hour; you find it on this page
          until then and afterwards.
        </p>
        <div>
          <DomainRecord domain={domain} autoFocusCopy />
          <DnsAnswerNote domain={domain} />
        </div>
        <Problem error={check.error} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Done</Button>
        <Button variant="primary" pending={check.isPending} onClick={verify}>
          Verify now
        </Button>
      </DialogFooter>
    </>
  );
}
