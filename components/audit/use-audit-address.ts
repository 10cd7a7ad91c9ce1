"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { readListAddress, writeListAddress } from "@/lib/client/list-address";
import { type AuditAddress, auditAddress } from "@/lib/contracts/audit";

const FIRST_PAGE = { older: "", newer: "" } as const;

/** The filters, the page and the shown event, kept in the address. A change of a filter leads to the newest page. */
export function useAuditAddress() {
  const place = readListAddress(auditAddress, Object.fromEntries(useSearchParams()));

  const write = useCallback((change: Partial<AuditAddress>, isStep: boolean) => {
    const current = readListAddress(auditAddress, Object.fromEntries(new URLSearchParams(window.location.search)));
    const address = `${window.location.pathname}${writeListAddress(auditAddress, { ...current, ...change })}`;
    // Typing must not fill the history with every letter; a page and an event are somewhere to come back to.
    if (isStep) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);

  const narrow = useCallback(
    (change: Partial<AuditAddress>) => write({ ...FIRST_PAGE, show: "", ...change }, false),
    [write],
  );
  const turnTo = useCallback((page: Partial<AuditAddress>) => write({ ...FIRST_PAGE, ...page }, true), [write]);
  const show = useCallback((eventId: string) => write({ show: eventId }, eventId !== ""), [write]);
  return { place, narrow, turnTo, show };
}
