"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { classNames } from "./class-names";
import { CONTROL } from "./control-style";
import { useFieldControl } from "./field-control";
import { Spinner } from "./spinner";

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** Behind the label, in small. */
  readonly note?: string;
}

export interface ComboboxProps {
  /** The name of the list and, outside a Field, of the control. */
  readonly label: string;
  readonly placeholder?: string;
  /** What fits the text that was typed last. */
  readonly options: readonly ComboboxOption[];
  /** While the options for what is typed now are on their way. */
  readonly pending?: boolean;
  /** Stands in the list when nothing fits. */
  readonly emptyText: string;
  /** Called when typing has paused for a moment. */
  readonly onTextChange: (text: string) => void;
  /** The text is empty again afterwards, so that the next one can be searched. */
  readonly onPick: (option: ComboboxOption) => void;
  readonly "data-autofocus"?: true;
  readonly className?: string;
}

const delayMs = 200;

/** A text field that searches and offers what it finds, as the combobox pattern of WAI-ARIA has it. */
export function Combobox(props: ComboboxProps) {
  const { label, placeholder, options, pending = false, emptyText, onTextChange, onPick, className } = props;
  const field = useFieldControl();
  const listId = useId();
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [activeIndex, setActiveIndex] = useState(0);
  const active = isOpen ? options[Math.min(activeIndex, options.length - 1)] : undefined;

  useEffect(() => {
    const timer = setTimeout(() => onTextChange(text.trim()), delayMs);
    return () => clearTimeout(timer);
  }, [text, onTextChange]);

  useEffect(() => {
    if (active) document.getElementById(`${listId}-${active.value}`)?.scrollIntoView({ block: "nearest" });
  }, [active, listId]);

  function pick(option: ComboboxOption) {
    onPick(option);
    setText("");
    setIsOpen(false);
    setActiveIndex(0);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const step = STEPS.get(event.key);
    if (step !== undefined) {
      event.preventDefault();
      setIsOpen(true);
      if (isOpen) setActiveIndex((index) => wrapped(index + step, options.length));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      if (active && !pending) pick(active);
    } else if (event.key === "Escape") {
      setIsOpen(false);
    }
  }

  return (
    <div className={classNames("relative min-w-0", className)}>
      <input
        type="text"
        role="combobox"
        {...(field.id === undefined && { "aria-label": label })}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(active && { "aria-activedescendant": `${listId}-${active.value}` })}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        {...(props["data-autofocus"] && { "data-autofocus": true })}
        {...field}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActiveIndex(0);
          setIsOpen(true);
        }}
        onClick={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
        className={classNames(CONTROL, "px-2.5")}
      />
      {pending && isOpen && <Spinner className="absolute top-2 right-2.5 text-muted" />}
      <div id={listId} role="listbox" aria-label={label} hidden={!isOpen} className={LIST}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            id={`${listId}-${option.value}`}
            role="option"
            aria-selected={option === active}
            tabIndex={-1}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
            className={classNames(OPTION, option === active && "bg-hover")}
          >
            <span className="truncate">{option.label}</span>
            {option.note !== undefined && <span className="truncate text-muted text-xs">{option.note}</span>}
          </button>
        ))}
        {options.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled tabIndex={-1} className="px-2 py-1.5 text-muted">
            {pending ? "Searching …" : emptyText}
          </div>
        )}
      </div>
    </div>
  );
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

function wrapped(index: number, count: number): number {
  return count === 0 ? 0 : (index + count) % count;
}

const LIST =
  "absolute top-full left-0 z-30 mt-1 max-h-64 w-full min-w-56 overflow-y-auto rounded-lg bg-raised p-1 shadow-float";

const OPTION = "grid min-h-8 w-full content-center rounded px-2 py-1 text-left hover:bg-hover";
