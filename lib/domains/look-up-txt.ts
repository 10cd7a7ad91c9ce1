import { promises as dns } from "node:dns";
import { log } from "@/lib/log";

/** One try; a second one waits twice as long. */
const TRY_MS = 2_000;
const TRIES = 2;
/** All tries at all servers. */
const LOOK_UP_MS_MAX = 8_000;

export type TxtLookUp =
  | { readonly kind: "values"; readonly values: readonly string[] }
  | { readonly kind: "no_txt" | "no_name" | "server_failed" | "unreadable" | "no_answer" };

/**
 * Asks DNS for the TXT values of a host, for at most 8 seconds; never throws for what DNS does or does not answer.
 * @param servers as `host:port`; with none those of the system
 */
export async function lookUpTxt(host: string, servers: readonly string[]): Promise<TxtLookUp> {
  const resolver = new dns.Resolver({ timeout: TRY_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  const deadline = setTimeout(() => resolver.cancel(), LOOK_UP_MS_MAX);
  try {
    const records = await resolver.resolveTxt(host);
    return { kind: "values", values: records.map(textOf) };
  } catch (error) {
    return { kind: kindOf(error) };
  } finally {
    clearTimeout(deadline);
  }
}

/** A record is a list of strings, each of at most 255 bytes, which belong together; the resolver reads bytes as Latin-1. */
function textOf(parts: readonly string[]): string {
  return Buffer.from(parts.join(""), "latin1").toString("utf8");
}

function kindOf(error: unknown): Exclude<TxtLookUp["kind"], "values"> {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case dns.NOTFOUND:
      return "no_name";
    case dns.NODATA:
      return "no_txt";
    case dns.SERVFAIL:
    case dns.REFUSED:
    case dns.NOTIMP:
    case dns.FORMERR:
      return "server_failed";
    case dns.BADRESP:
      return "unreadable";
    case dns.TIMEOUT:
    case dns.CANCELLED:
    case dns.CONNREFUSED:
      return "no_answer";
    default:
      log.warn("a DNS look-up failed in an unknown way", { error });
      return "server_failed";
  }
}
