"use client";

import { CircleCheck } from "lucide-react";
import type { CSSProperties } from "react";
import { Toaster as Sonner, toast } from "sonner";

/** Stands once in the layout. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      style={COLORS}
      icons={{ success: <CircleCheck aria-hidden className="size-4 text-success" /> }}
    />
  );
}

/** Confirms what a person has just done. It goes by itself, so it never carries the only copy of a message. */
export function confirmToast(message: string): void {
  toast.success(message);
}

const COLORS: CSSProperties & Record<`--${string}`, string> = {
  "--normal-bg": "var(--color-raised)",
  "--normal-text": "var(--color-text)",
  "--normal-border": "var(--color-border)",
  "--border-radius": "var(--radius-lg)",
  fontFamily: "inherit",
};
