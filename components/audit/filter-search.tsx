"use client";

import { X } from "lucide-react";
import { SearchInput } from "@/components/ui/search-input";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** As the server tells ids from parts of names. */
const ID = /^[a-z]+_[0-9a-z]{26}$/;

export interface FilterSearchProps {
  readonly label: string;
  /** A part of a name, or an id that was chosen in the drawer. */
  readonly value: string;
  /** Whose id it is, when that is known. */
  readonly name: string | null | undefined;
  readonly onValueChange: (value: string) => void;
}

/** A search by name; while one person or thing is chosen, its name with a button that takes the choice back. */
export function FilterSearch({ label, value, name, onValueChange }: FilterSearchProps) {
  if (!ID.test(value)) {
    return (
      <SearchInput label={label} placeholder={label} value={value} onValueChange={onValueChange} className="sm:w-40" />
    );
  }
  return (
    <span className="flex h-8 max-w-64 items-center gap-1.5 rounded-md bg-accent-surface pr-1 pl-2.5 text-accent-text">
      <span className="truncate">
        {label}: {name ?? value}
      </span>
      <button
        type="button"
        className="inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-hover"
        onClick={() => onValueChange("")}
      >
        <X aria-hidden className="size-3.5" />
        <VisuallyHidden>
          {label}: show all again, not only {name ?? value}
        </VisuallyHidden>
      </button>
    </span>
  );
}
