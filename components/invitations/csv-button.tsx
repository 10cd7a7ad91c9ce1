"use client";

import { FileUp } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";

/** A list of as many people as can be invited at once is far smaller. */
const BYTES_MAX = 256 * 1024;

/** Reads a file of the person's own in the browser; it is sent nowhere. */
export function CsvButton({ onText }: { readonly onText: (text: string) => void }) {
  const inputRef = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();

  async function read({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    // The same file can be chosen again.
    target.value = "";
    if (!file) return;
    if (file.size > BYTES_MAX) {
      setProblem("The file has more than 256 KiB.");
      return;
    }
    setProblem(undefined);
    onText(await file.text());
  }

  return (
    <div className="grid justify-items-end gap-1">
      <Button size="sm" onClick={() => inputRef.current?.click()}>
        <FileUp aria-hidden /> Choose a CSV file
      </Button>
      <input
        ref={inputRef}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="CSV file"
        tabIndex={-1}
        className="sr-only"
        onChange={read}
      />
      {problem !== undefined && <FieldError id="csv-problem">{problem}</FieldError>}
    </div>
  );
}
