"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { CardRow } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { CopyField } from "@/components/ui/copy-field";
import { Segmented } from "@/components/ui/segmented";
import type { ScimState } from "@/lib/contracts/scim";
import type { GuideId } from "./guides/guide";
import { guides } from "./guides/guides";
import { LiveLine } from "./live-line";
import { SetupGuide } from "./setup-guide";

export interface ScimSetupProps {
  readonly scim: ScimState;
  /** The state could not be read again: what is shown may be old. */
  readonly isLost: boolean;
}

/** What to enter at the identity provider, and whether it has called. */
export function ScimSetup({ scim, isLost }: ScimSetupProps) {
  const [guideId, setGuideId] = useState<GuideId>();
  const [isOpen, setIsOpen] = useState(false);
  const guide = guides.find(({ id }) => id === guideId);
  return (
    <>
      <CardRow label="Base URL">
        <CopyField label="Base URL" hideLabel value={scim.baseUrl} />
      </CardRow>
      <CardRow
        label="Identity provider"
        aside={
          guide && (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls="setup-guide"
              onClick={() => setIsOpen(!isOpen)}
              className="inline-flex h-7 items-center gap-1 rounded px-1.5 text-muted hover:text-text"
            >
              Guide
              <ChevronRight aria-hidden className={classNames("size-4 transition-transform", isOpen && "rotate-90")} />
            </button>
          )
        }
      >
        <Segmented
          label="Identity provider"
          value={guideId}
          options={guides.map(({ id, name }) => ({ value: id, label: name }))}
          onValueChange={(next) => {
            setGuideId(next);
            setIsOpen(true);
          }}
        />
      </CardRow>
      <div id="setup-guide">{guide && isOpen && <SetupGuide guide={guide} baseUrl={scim.baseUrl} />}</div>
      <LiveLine keys={scim.keys} isLost={isLost} />
    </>
  );
}
