import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";

interface SignInNoticeProps {
  readonly children: ReactNode;
  /** By which an admin finds in the audit log what went wrong. */
  readonly reference: string | undefined;
}

/** Why somebody is on the sign-in page. */
export function SignInNotice({ children, reference }: SignInNoticeProps) {
  return (
    <Alert tone="warning">
      <p>{children}</p>
      {reference !== undefined && (
        <p className="mt-1 text-muted text-xs">
          Reference: <span className="font-mono wrap-anywhere">{reference}</span>
        </p>
      )}
    </Alert>
  );
}
