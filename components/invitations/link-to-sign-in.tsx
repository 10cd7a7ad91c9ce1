import Link from "next/link";
import { Button } from "@/components/ui/button";

export interface LinkToSignInProps {
  /** Where the person comes back to. */
  readonly callbackUrl?: string;
  readonly children: string;
}

export function LinkToSignIn({ callbackUrl, children }: LinkToSignInProps) {
  return (
    <Button asChild variant="primary">
      <Link href={{ pathname: "/sign-in", ...(callbackUrl !== undefined && { query: { callbackUrl } }) }}>
        {children}
      </Link>
    </Button>
  );
}
