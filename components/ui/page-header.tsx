import type { ReactNode } from "react";

export interface PageHeaderProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly aside?: ReactNode;
}

/** The one `<h1>` of a page. */
export function PageHeader({ title, description, aside }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {description !== undefined && <p className="max-w-[70ch] text-muted">{description}</p>}
      </div>
      {aside !== undefined && <div className="flex flex-wrap gap-2">{aside}</div>}
    </div>
  );
}
