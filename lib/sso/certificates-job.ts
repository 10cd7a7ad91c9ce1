import type { Job } from "@/lib/background/job";
import { warnOfCertificates } from "./warn-of-certificates";

const HOUR_MS = 60 * 60 * 1000;

/** Tells admins in time that a certificate ends. */
export const CERTIFICATES_JOB: Job = {
  name: "warn-of-certificates",
  everyMs: HOUR_MS,
  run: ({ services, signal }) => warnOfCertificates(services, signal),
};
