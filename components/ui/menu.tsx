"use client";

import * as Primitive from "radix-ui/dropdown-menu";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";

/** A menu of actions: `<Menu><MenuTrigger>..</MenuTrigger><MenuContent>..</MenuContent></Menu>`. */
export function Menu({ children }: { readonly children: ReactNode }) {
  // Not modal: a dialog that an item opens must not meet a page that the menu has locked.
  return <Primitive.Root modal={false}>{children}</Primitive.Root>;
}

/** Wraps one Button or IconButton. */
export function MenuTrigger({ children }: { readonly children: ReactElement }) {
  return <Primitive.Trigger asChild>{children}</Primitive.Trigger>;
}

export interface MenuContentProps {
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** Not in a portal: it belongs to the landmark or the dialog of its button. */
export function MenuContent({ align = "end", children }: MenuContentProps) {
  return (
    <Primitive.Content
      align={align}
      sideOffset={4}
      collisionPadding={8}
      className={
        "z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 animate-rise overflow-y-auto " +
        "whitespace-normal rounded-lg bg-raised p-1 text-left font-normal text-sm shadow-float"
      }
    >
      {children}
    </Primitive.Content>
  );
}

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly tone?: "neutral" | "danger";
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, tone = "neutral", disabled = false, onSelect, children }: MenuItemProps) {
  return (
    <Primitive.Item disabled={disabled} onSelect={onSelect} className={classNames(MENU_ITEM, MENU_TONES[tone])}>
      {icon}
      {children}
    </Primitive.Item>
  );
}

export interface MenuLinkProps {
  /** One link with its text. */
  readonly children: ReactElement;
}

export function MenuLink({ children }: MenuLinkProps) {
  return (
    <Primitive.Item asChild className={classNames(MENU_ITEM, MENU_TONES.neutral)}>
      {children}
    </Primitive.Item>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Primitive.Label className="wrap-anywhere px-2 py-1.5 text-muted text-xs">{children}</Primitive.Label>;
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-border" />;
}

export const MENU_ITEM =
  "flex min-h-8 cursor-default select-none items-center gap-2 rounded px-2 py-1 outline-none " +
  "data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";

export const MENU_TONES = {
  neutral: "text-text data-highlighted:bg-hover [&_svg]:text-muted",
  danger: "text-danger data-highlighted:bg-danger-surface",
};
