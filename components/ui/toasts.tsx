"use client";

import { CircleCheck } from "lucide-react";
import { type CSSProperties, useEffect } from "react";
import { Toaster, toast } from "sonner";

/** Messages that came before somebody could see them. */
const early: string[] = [];
let isShown = false;

/** Where toasts appear, and what says them to a screen reader. */
export function Toasts() {
  useEffect(() => {
    isShown = true;
    for (const message of early.splice(0)) toast.success(message);
  }, []);
  return (
    <Toaster
      position="bottom-right"
      style={COLORS}
      icons={{ success: <CircleCheck aria-hidden className="size-4 text-success" /> }}
    />
  );
}

export function showToast(message: string): void {
  if (isShown) toast.success(message);
  else early.push(message);
}

const COLORS: CSSProperties & Record<`--${string}`, string> = {
  "--normal-bg": "var(--color-raised)",
  "--normal-text": "var(--color-text)",
  "--normal-border": "var(--color-border)",
  "--border-radius": "var(--radius-lg)",
  fontFamily: "inherit",
};
