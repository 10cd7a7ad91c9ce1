import type { Job } from "@/lib/background/job";
import { env } from "@/lib/env";
import { checkDueDomains } from "./check-due-domains";

const LOOK_MS = 60_000;

/** Looks which domains are due; how often each is, is its own. */
export const DOMAINS_JOB: Job = {
  name: "check-domains",
  everyMs: LOOK_MS,
  run: async ({ services, signal }) => {
    await checkDueDomains(services, env().dnsServers, signal);
  },
};
