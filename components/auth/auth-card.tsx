import type { ReactNode } from "react";

interface AuthCardProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** The one thing on a page outside of the settings; its title is the page's `<h1>`. */
export function AuthCard({ title, description, children }: AuthCardProps) {
  return (
    <div className="grid gap-5 rounded-lg border border-border bg-raised p-6 shadow-raised">
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg tracking-tight">{title}</h1>
        {description !== undefined && <p className="text-muted">{description}</p>}
      </div>
      {children}
    </div>
  );
}
