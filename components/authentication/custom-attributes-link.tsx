import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CardRow } from "@/components/ui/card";

/** The way to the attributes that the team declares itself. */
export function CustomAttributesLink() {
  return (
    <CardRow
      aside={
        <Button asChild size="sm">
          <Link href="/settings/team/authentication/custom-attributes">Custom attributes</Link>
        </Button>
      }
    >
      <span className="text-muted">Your identity provider knows more than the standard attributes? Declare yours.</span>
    </CardRow>
  );
}
