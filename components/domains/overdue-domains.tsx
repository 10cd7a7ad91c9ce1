import { Alert } from "@/components/ui/alert";

/** Says at the top of the page which verified domains DNS has not confirmed for days. */
export function OverdueDomains({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  const [first = ""] = names;
  const title =
    names.length === 1 ? `DNS no longer confirms ${first}` : `DNS no longer confirms ${names.length} domains`;
  return (
    <Alert tone="warning" title={title}>
      For three days or longer{names.length > 1 && `: ${names.join(", ")}`}. Verified domains stay verified, so nothing
      has changed for anybody. Put the record back, or remove a domain that is no longer yours.
    </Alert>
  );
}
