import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { CertificateView, readCertificate as contract } from "@/lib/contracts/sso";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { CertificateError, readCertificateText } from "./read-certificate";

/** What a certificate says, before anything is stored. Throws `invalid_input` for what is none, and for one that has ended. */
export async function checkCertificate(
  { clock }: Services,
  _actor: Authorized<"sso.manage">,
  { certificate }: z.output<(typeof contract)["input"]>,
): Promise<CertificateView> {
  try {
    const { view } = readCertificateText(certificate);
    requireLive(view, clock());
    return view;
  } catch (cause) {
    if (!(cause instanceof CertificateError)) throw cause;
    throw new DomainError("invalid_input", cause.message, { fields: { certificate: cause.message } }, { cause });
  }
}

function requireLive({ validTo }: CertificateView, now: Date): void {
  if (new Date(validTo) > now) return;
  throw new CertificateError(
    `This certificate ended on ${validTo.slice(0, 10)}. Enter the one that your provider signs with now.`,
  );
}
