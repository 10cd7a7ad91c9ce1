import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface AlertProps {
  readonly tone?: AlertTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** A button or a link at its end. */
  readonly action?: ReactNode;
  /** Reads it out when it appears; not for what stands on the page from the start. */
  readonly announce?: boolean;
  readonly className?: string;
}

export type AlertTone = "info" | "success" | "warning" | "danger";

export function Alert({ tone = "info", title, children, action, announce = false, className }: AlertProps) {
  const { Icon, box, accent } = TONES[tone];
  const live = announce ? { role: tone === "danger" ? "alert" : "status" } : {};
  return (
    <div
      {...live}
      className={classNames("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-3 py-2.5", box, className)}
    >
      <div className="flex min-w-0 flex-1 basis-56 gap-2.5">
        <Icon aria-hidden className={classNames("mt-0.5 size-4 shrink-0", accent)} />
        <div className="grid min-w-0 gap-0.5 wrap-anywhere">
          {title !== undefined && <p className={classNames("font-medium", accent)}>{title}</p>}
          {children !== undefined && <div className="text-text">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}

const TONES = {
  info: { Icon: Info, box: "bg-accent-surface", accent: "text-accent-text" },
  success: { Icon: CircleCheck, box: "bg-success-surface", accent: "text-success" },
  warning: { Icon: TriangleAlert, box: "bg-warning-surface", accent: "text-warning" },
  danger: { Icon: CircleAlert, box: "bg-danger-surface", accent: "text-danger" },
};
