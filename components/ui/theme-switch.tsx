"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Segmented } from "./segmented";
import { applyTheme, readTheme, storeTheme, THEMES, type Theme } from "./theme";
import { VisuallyHidden } from "./visually-hidden";

/** System, light or dark; the choice is kept in this browser and followed by its other tabs. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, currentTheme, () => undefined);

  function choose(next: Theme) {
    storeTheme(next);
    applyTheme(next);
    chosen = next;
    for (const notify of listeners) notify();
  }

  return (
    <Segmented
      label="Theme"
      value={theme}
      onValueChange={choose}
      options={THEMES.map((value) => {
        const { Icon, name } = LOOKS[value];
        return {
          value,
          label: (
            <>
              <Icon aria-hidden />
              <VisuallyHidden>{name}</VisuallyHidden>
            </>
          ),
        };
      })}
    />
  );
}

const LOOKS = {
  system: { Icon: Monitor, name: "System" },
  light: { Icon: Sun, name: "Light" },
  dark: { Icon: Moon, name: "Dark" },
};

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
