"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ReactElement, ReactNode } from "react";

export interface TooltipProps {
  readonly text: ReactNode;
  readonly side?: "top" | "right" | "bottom" | "left";
  /** One focusable element that takes a ref and props. */
  readonly children: ReactElement;
}

/** A hint on hover and focus. It is out of reach on a touch screen, so it never carries the only copy of a message. */
export function Tooltip({ text, side = "top", children }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={400}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        {/* Not in a portal: what lies outside of the landmarks is hard to find for a screen reader. */}
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-appear rounded-md whitespace-normal bg-text px-2 py-1 text-left font-normal text-surface text-xs shadow-float"
        >
          {text}
        </Primitive.Content>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
