"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ScimKeyView } from "@/lib/contracts/scim";
import { KeyFacts } from "./key-facts";
import { KeyTitle } from "./key-row";

/** Keys that no longer work, folded away. */
export function RetiredKeys({ keys }: { readonly keys: readonly ScimKeyView[] }) {
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="border-border border-t">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
        className="flex w-full items-center gap-1.5 px-4 py-2.5 text-muted text-xs hover:text-text focus-visible:-outline-offset-2"
      >
        <ChevronRight aria-hidden className={classNames("size-3.5 transition-transform", isOpen && "rotate-90")} />
        {isOpen ? "Hide" : "Show"} revoked and expired keys ({keys.length})
      </button>
      <ul id={listId} hidden={!isOpen}>
        {keys.map((key) => (
          <li key={key.id} className="grid gap-1 border-border border-t px-4 py-2.5">
            <KeyTitle scimKey={key} />
            <KeyFacts scimKey={key} />
          </li>
        ))}
      </ul>
    </div>
  );
}
