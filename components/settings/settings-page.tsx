import type { ReactNode } from "react";
import { PageHeader, type PageHeaderProps } from "@/components/ui/page-header";

export interface SettingsPageProps extends PageHeaderProps {
  readonly children: ReactNode;
}

/** Title and sections of one settings page. */
export function SettingsPage({ children, ...header }: SettingsPageProps) {
  return (
    <div className="grid gap-6">
      <PageHeader {...header} />
      {children}
    </div>
  );
}
