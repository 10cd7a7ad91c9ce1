import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { CertificateView, readCertificate as contract } from "@/lib/contracts/sso";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { CertificateError, readCertificateText } from "./read-certificate";

/** What a certificate says, before anything is stored; also one that has ended. Throws `invalid_input`. */
export async function checkCertificate(
  _services: Services,
  _actor: Authorized<"sso.manage">,
  { certificate }: z.output<(typeof contract)["input"]>,
): Promise<CertificateView> {
  try {
    return readCertificateText(certificate).view;
  } catch (cause) {
    if (!(cause instanceof CertificateError)) throw cause;
    throw new DomainError("invalid_input", cause.message, { fields: { certificate: cause.message } }, { cause });
  }
}
