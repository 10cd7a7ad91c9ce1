import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import { type readIdpMetadata as contract, type IdpMetadata, METADATA_BYTES_MAX } from "@/lib/contracts/sso";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { MetadataError, readMetadata } from "./idp-metadata";

/** What the metadata of a SAML identity provider says, before anything is stored. Throws `invalid_input`, `too_large`. */
export async function readIdpMetadata(
  { clock }: Services,
  _actor: Authorized<"sso.manage">,
  { xml }: z.output<(typeof contract)["input"]>,
): Promise<IdpMetadata> {
  if (Buffer.byteLength(xml) > METADATA_BYTES_MAX) {
    throw new DomainError("too_large", "The file has more than 512 KiB. Upload the metadata of your provider alone.");
  }
  try {
    return readMetadata(xml, clock());
  } catch (cause) {
    if (!(cause instanceof MetadataError)) throw cause;
    throw new DomainError("invalid_input", cause.message, { fields: { xml: cause.message } }, { cause });
  }
}
