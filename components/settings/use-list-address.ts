"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { z } from "zod";
import { readListAddress, writeListAddress } from "@/lib/client/list-address";

/**
 * The place in a list, kept in the address: it survives a reload, can be sent to a colleague, and Back leads to the page
 * before. `go` changes parts of it; whatever but the page changes, the list starts at its first page.
 */
export function useListAddress<Input extends z.ZodObject>(input: Input) {
  const parameters = useSearchParams();
  const place = readListAddress(input, Object.fromEntries(parameters));
  const go = useCallback(
    (change: Partial<z.output<Input>>) => {
      const current = readListAddress(input, Object.fromEntries(new URLSearchParams(window.location.search)));
      const isPaging = "page" in change;
      const next = { ...current, page: 1, ...change };
      const address = `${window.location.pathname}${writeListAddress(input, next)}`;
      // Typing must not fill the history with every letter; a page is somewhere to come back to.
      if (isPaging) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [input],
  );
  return { place, go };
}
