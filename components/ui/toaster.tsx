"use client";

import { useEffect, useState } from "react";
import { fetchOnce } from "./fetch-once";
import { whenUsed } from "./when-used";

const code = fetchOnce(() => import("./toasts"));
type Toasts = Awaited<ReturnType<typeof code.fetch>>;

/** Of the toaster on the page. */
let show: ((toasts: Toasts) => void) | undefined;

/** Stands once in the layout. Nothing can be confirmed before somebody does something, so it is fetched then. */
export function Toaster() {
  const [toasts, setToasts] = useState(code.current);
  useEffect(() => {
    show = setToasts;
    return whenUsed(() => {
      code.fetch().then(setToasts, ignore);
    });
  }, []);
  return toasts && <toasts.Toasts />;
}

/** Confirms what a person has just done. It goes by itself, so it never carries the only copy of a message. */
export function confirmToast(message: string): void {
  code.fetch().then((toasts) => {
    show?.(toasts);
    toasts.showToast(message);
  }, ignore);
}

function ignore() {
  // A toast repeats what the page shows, so it is not missed when its code cannot be fetched.
}
