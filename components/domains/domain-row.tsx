"use client";

import { useMutation } from "@tanstack/react-query";
import { ChevronDown, Ellipsis, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { afterSuccess } from "@/components/settings/after-success";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { confirmToast } from "@/components/ui/toaster";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { checkDomainMutation } from "@/lib/client/domains";
import { useDecision } from "@/lib/client/team";
import type { DomainView } from "@/lib/contracts/domains";
import { DnsAnswerNote } from "./dns-answer-note";
import { DomainFacts } from "./domain-facts";
import { DomainRecord } from "./domain-record";
import { DomainStatusBadge } from "./domain-status";

export interface DomainRowProps {
  readonly domain: DomainView;
  readonly onRemove: () => void;
}

/** One domain; its record stands open as long as there is something to do about it. */
export function DomainRow({ domain, onRemove }: DomainRowProps) {
  const { name, status } = domain;
  const panelId = useId();
  const [choice, setChoice] = useState<boolean>();
  const mayManage = useDecision("domains.manage").allowed;
  const check = useMutation(checkDomainMutation());
  const isOpen = choice ?? status !== "verified";

  function look() {
    afterSuccess(check.mutateAsync({ domainId: domain.id }), (now) => {
      if (now.answer?.kind === "found") confirmToast(foundText(domain, now));
    });
  }

  return (
    <li className="border-border border-t">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
        <div className="grid min-w-0 flex-1 basis-56 gap-1">
          <DomainTitle domain={domain} />
          <DomainFacts domain={domain} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={isOpen}
            aria-controls={panelId}
            onClick={() => setChoice(!isOpen)}
          >
            <span>
              Record
              <VisuallyHidden> of {name}</VisuallyHidden>
            </span>
            <ChevronDown aria-hidden className={classNames("transition-transform", isOpen && "rotate-180")} />
          </Button>
          {mayManage && (
            <Button size="sm" pending={check.isPending} onClick={look}>
              <span>
                {status === "pending" ? "Verify now" : "Check now"}
                <VisuallyHidden>: {name}</VisuallyHidden>
              </span>
            </Button>
          )}
          <DomainMenu name={name} onRemove={onRemove} />
        </div>
      </div>
      <Problem error={check.error} className="mx-4 mb-3" />
      <div id={panelId} hidden={!isOpen} className="px-4 pb-4">
        <DomainRecord domain={domain} />
        <DnsAnswerNote domain={domain} />
      </div>
    </li>
  );
}

function foundText(before: DomainView, { name }: DomainView): string {
  return before.status === "pending" ? `${name} is verified.` : `DNS confirms ${name}.`;
}

function DomainTitle({ domain: { name, asciiName, status } }: { readonly domain: DomainView }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <span className="wrap-anywhere font-medium">{name}</span>
      {asciiName !== name && <code className="wrap-anywhere font-mono text-muted text-xs">{asciiName}</code>}
      <DomainStatusBadge status={status} />
    </div>
  );
}

function DomainMenu({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <Menu>
      <MenuTrigger>
        <IconButton label={`Actions for ${name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onRemove}>
          Remove
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
