import { notFound, redirect } from "next/navigation";
import { HOME_PATH } from "@/lib/auth/own-path";
import { pageSession } from "@/lib/auth/page-team";
import { DomainError } from "@/lib/errors";
import { services } from "@/lib/services";
import { openTeam } from "@/lib/team/open-team";

/** A team's address: leads its members into it. */
export default async function TeamAddressPage({ params }: PageProps<"/t/[slug]">) {
  const { slug } = await params;
  const session = await pageSession();
  const isOpen = await openTeam(await services(), session, { slug }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError) return false;
      throw error;
    },
  );
  if (!isOpen) notFound();
  redirect(HOME_PATH);
}
