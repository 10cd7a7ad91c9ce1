"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { classNames } from "./class-names";
import { copyText } from "./copy-text";
import { VisuallyHidden } from "./visually-hidden";

export interface CopyButtonProps extends Pick<ButtonProps, "size" | "variant" | "className" | "ref"> {
  readonly value: string;
  /** Gets the focus when the dialog around it opens. */
  readonly "data-autofocus"?: true;
  /** What is copied, for screen readers: the name becomes "Copy base URL". */
  readonly subject: string;
  readonly onCopied?: () => void;
  /** The browser refused; the button says so too. */
  readonly onFailed?: () => void;
}

/** **Copy** turns into "Copied" for two seconds, which is read out politely. */
export function CopyButton({ value, subject, onCopied, onFailed, className, ...rest }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");

  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), shownMs);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    const isCopied = await copyText(value);
    setState(isCopied ? "copied" : "failed");
    if (isCopied) onCopied?.();
    else onFailed?.();
  }

  return (
    <>
      <Button {...rest} className={classNames("min-w-22", className)} onClick={copy}>
        {state === "copied" ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
        <span>
          {WORDS[state]}
          <VisuallyHidden> {subject}</VisuallyHidden>
        </span>
      </Button>
      <span role="status" className="sr-only">
        {state === "idle" ? "" : ANNOUNCEMENTS[state]}
      </span>
    </>
  );
}

const shownMs = 2_000;
const WORDS = { idle: "Copy", copied: "Copied", failed: "Copy failed" };
const ANNOUNCEMENTS = { copied: "Copied", failed: "Copying failed. Select the text and copy it by hand." };
