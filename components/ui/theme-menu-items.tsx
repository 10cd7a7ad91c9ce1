"use client";

import { Check, Monitor, Moon, Sun } from "lucide-react";
import * as Primitive from "radix-ui/dropdown-menu";
import { classNames } from "./class-names";
import { MENU_ITEM, MENU_TONES } from "./menu";
import { THEMES } from "./theme";
import { chooseTheme, useTheme } from "./use-theme";

/** The choice of the theme inside a menu, which stays open. */
export function ThemeMenuItems() {
  const theme = useTheme();
  return (
    <Primitive.RadioGroup {...(theme !== undefined && { value: theme })} aria-label="Theme">
      {THEMES.map((value) => {
        const { Icon, name } = LOOKS[value];
        return (
          <Primitive.RadioItem
            key={value}
            value={value}
            onSelect={(event) => {
              event.preventDefault();
              chooseTheme(value);
            }}
            className={classNames(MENU_ITEM, MENU_TONES.neutral)}
          >
            <Icon aria-hidden />
            {name}
            <Primitive.ItemIndicator className="ml-auto">
              <Check aria-hidden />
            </Primitive.ItemIndicator>
          </Primitive.RadioItem>
        );
      })}
    </Primitive.RadioGroup>
  );
}

const LOOKS = {
  system: { Icon: Monitor, name: "System theme" },
  light: { Icon: Sun, name: "Light theme" },
  dark: { Icon: Moon, name: "Dark theme" },
};
