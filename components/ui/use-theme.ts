"use client";

import { useSyncExternalStore } from "react";
import { applyTheme, readTheme, storeTheme, type Theme } from "./theme";

/** The chosen theme, kept up with this browser's other tabs; undefined while the page is rendered on the server. */
export function useTheme(): Theme | undefined {
  return useSyncExternalStore<Theme | undefined>(subscribe, currentTheme, () => undefined);
}

export function chooseTheme(next: Theme): void {
  storeTheme(next);
  applyTheme(next);
  chosen = next;
  for (const notify of listeners) notify();
}

const listeners = new Set<() => void>();
let chosen: Theme | undefined;

function currentTheme(): Theme {
  chosen ??= readTheme();
  return chosen;
}

function subscribe(listener: () => void): () => void {
  function follow() {
    chosen = readTheme();
    applyTheme(chosen);
    listener();
  }
  listeners.add(listener);
  window.addEventListener("storage", follow);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", follow);
  };
}
