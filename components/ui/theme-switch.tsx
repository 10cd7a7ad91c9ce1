"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { Segmented } from "./segmented";
import { THEMES } from "./theme";
import { chooseTheme, useTheme } from "./use-theme";
import { VisuallyHidden } from "./visually-hidden";

/** System, light or dark; the choice is kept in this browser and followed by its other tabs. */
export function ThemeSwitch() {
  const theme = useTheme();
  return (
    <Segmented
      label="Theme"
      className="shrink-0 flex-nowrap"
      value={theme}
      onValueChange={chooseTheme}
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
