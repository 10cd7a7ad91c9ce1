import { pruneAuditLog } from "@/lib/audit/prune-audit-log";
import type { Job } from "@/lib/background/job";
import { DOMAINS_JOB } from "@/lib/domains/domains-job";
import { env } from "@/lib/env";
import { MAIL_JOB } from "@/lib/mail/mail-job";

const HOUR_MS = 60 * 60 * 1000;

/** What Muster does by itself, one instance at a time. */
export const JOBS: readonly Job[] = [
  DOMAINS_JOB,
  MAIL_JOB,
  {
    name: "prune-audit-log",
    everyMs: HOUR_MS,
    run: async ({ services, signal }) => {
      await pruneAuditLog(services, env().auditRetentionDays, signal);
    },
  },
];
