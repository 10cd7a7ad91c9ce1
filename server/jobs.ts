import { sql } from "drizzle-orm";
import { analyzePartitioned } from "@/db/partition/analyze-partitioned";
import { rows } from "@/db/rows";
import { pruneAuditLog } from "@/lib/audit/prune-audit-log";
import type { Job } from "@/lib/background/job";
import { DOMAINS_JOB } from "@/lib/domains/domains-job";
import { env } from "@/lib/env";
import { MAIL_JOB } from "@/lib/mail/mail-job";
import { CERTIFICATES_JOB } from "@/lib/sso/certificates-job";
import { forgetExpired } from "@/lib/sso/sign-in/pending-request";

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const ANALYZED_FOR_MS = 6 * HOUR_MS;

/** What Muster does by itself, one instance at a time. */
export const JOBS: readonly Job[] = [
  DOMAINS_JOB,
  CERTIFICATES_JOB,
  MAIL_JOB,
  {
    // PostgreSQL does so by itself but for partitioned tables; the embedded database has nobody who would.
    name: "refresh-statistics",
    everyMs: 10 * MINUTE_MS,
    run: async ({ services }) => {
      if (env().databaseUrl === undefined) await rows(services.db, sql`analyze`);
      else await analyzePartitioned(services.db, ANALYZED_FOR_MS);
    },
  },
  {
    name: "prune-audit-log",
    everyMs: HOUR_MS,
    run: async ({ services, signal }) => {
      await pruneAuditLog(services, env().auditRetentionDays, signal);
    },
  },
  {
    name: "forget-expired-sign-ins",
    everyMs: HOUR_MS,
    run: ({ services }) => forgetExpired(services),
  },
];
