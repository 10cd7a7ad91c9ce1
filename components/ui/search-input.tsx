"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { classNames } from "./class-names";
import { CONTROL } from "./control-style";

export interface SearchInputProps {
  readonly label: string;
  /** What is searched for now. */
  readonly value: string;
  /** Called when typing has paused for `delayMs`. */
  readonly onValueChange: (value: string) => void;
  readonly placeholder?: string;
  readonly delayMs?: number;
  readonly className?: string;
}

export function SearchInput(props: SearchInputProps) {
  const { label, value, onValueChange, placeholder = label, delayMs = 250, className } = props;
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);

  // The value may also change from outside, as by the back button.
  if (value !== seen) {
    setSeen(value);
    setDraft(value);
  }

  useEffect(() => {
    if (draft === value) return undefined;
    const timer = setTimeout(() => onValueChange(draft), delayMs);
    return () => clearTimeout(timer);
  }, [draft, value, onValueChange, delayMs]);

  return (
    <div className={classNames("relative block w-full min-w-0 sm:max-w-64", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        className={classNames(CONTROL, "pr-2 pl-8")}
      />
    </div>
  );
}
