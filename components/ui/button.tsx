import { Slot } from "radix-ui/slot";
import type { ComponentProps, MouseEvent } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export interface ButtonProps extends ComponentProps<"button"> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Shows a spinner and swallows presses; the button keeps its width, its name and the focus. */
  readonly pending?: boolean;
  /** Gives the looks to the one child, which is usually a link. */
  readonly asChild?: boolean;
}

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md";

export function Button({
  variant = "secondary",
  size = "md",
  pending = false,
  asChild = false,
  ...props
}: ButtonProps) {
  const { className, children, ...rest } = props;
  const classes = classNames(BASE, SIZES[size], VARIANTS[variant], className);
  if (asChild) {
    return (
      <Slot className={classes} {...rest}>
        {children}
      </Slot>
    );
  }
  const whilePending = pending ? { "aria-disabled": true, "aria-busy": true, onClick: swallow } : {};
  return (
    <button type="button" className={classes} {...rest} {...whilePending}>
      <span className={classNames("inline-flex items-center gap-1.5", pending && "opacity-0")}>{children}</span>
      {pending && <Spinner className="absolute" />}
    </button>
  );
}

const BASE =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md " +
  "font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-[0.8125rem]",
  md: "h-8 px-3 text-sm",
};

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent shadow-raised hover:not-disabled:bg-accent-hover",
  secondary: "border border-border-control/50 bg-raised text-text shadow-raised hover:not-disabled:bg-hover",
  ghost: "text-muted hover:not-disabled:bg-hover hover:not-disabled:text-text",
  danger: "bg-danger-fill text-on-danger shadow-raised hover:not-disabled:bg-danger-fill-hover",
};

/** Not `disabled`: that would drop the focus in the middle of a form. */
function swallow(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}
