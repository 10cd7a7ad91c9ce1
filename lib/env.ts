import { isIP, isIPv6 } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

/** All configuration, parsed. `databaseUrl` undefined means the embedded database in `dataDir`. */
export interface Environment {
  readonly nodeEnv: "development" | "production" | "test";
  readonly logLevel: "debug" | "info" | "warn" | "error";
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Connections that a process keeps at most. */
  readonly databasePoolMax: number;
  /** What stands between Muster and PostgreSQL, and when it gives a connection to somebody else. */
  readonly databasePooler: "none" | "session" | "transaction";
  /** Whether statements are prepared once a connection. */
  readonly databasePrepare: boolean;
  /** How many processes serve on the port. */
  readonly webConcurrency: number;
  /** Undefined with the embedded database: `authSecret` of lib/data-folder-secret.ts makes one. */
  readonly authSecret: string | undefined;
  /** The public origin, for example https://muster.example.com, without a trailing slash. */
  readonly musterUrl: string | undefined;
  readonly trustProxy: boolean;
  readonly demo: boolean;
  readonly demoPassword: string | undefined;
  readonly scimBodyBytesMax: number;
  readonly scimPageSizeMax: number;
  readonly scimBulkBytesMax: number;
  readonly scimBulkOperationsMax: number;
  /** Base64 of 32 bytes; undefined with the embedded database: `secretKeys` of lib/secrets makes one. */
  readonly secretsKey: string | undefined;
  /** Keys that were `secretsKey` before; they still decrypt. */
  readonly secretsKeysOld: readonly string[];
  /** Whether identity providers may be on http, and in private networks. */
  readonly ssoAllowPrivateAddresses: boolean;
  /** DNS servers that are asked about domains, as `host:port`; none for those of the system. */
  readonly dnsServers: readonly string[];
  /** How long audit events are kept. */
  readonly auditRetentionDays: number;
  /** Where mails are handed over; undefined: nowhere, admins read them in the outbox. */
  readonly smtpUrl: string | undefined;
  /** Whom mails come from, such as `Muster <muster@example.com>`; set whenever `smtpUrl` is. */
  readonly mailFrom: string | undefined;
}

/** The message has a line for each bad variable, with its name and what it should look like, never with its content. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not right:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

function integer(min: number, max: number) {
  const advice = `must be a whole number from ${min} to ${max}`;
  return z.string().regex(/^\d+$/, advice).transform(Number).pipe(z.number().min(min, advice).max(max, advice));
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `must be one of ${values.join(", ")}`);
}

/** 32 bytes in base64. */
const secretsKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64; `openssl rand -base64 32` makes them");

const flag = z.enum(["0", "1"], "must be 1 (on) or 0 (off)").transform((value) => value === "1");

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text);
}

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isSmtpUrl(text: string): boolean {
  return /^smtps?:\/\/[^\s/]/.test(text) && URL.canParse(text) && new URL(text).hostname !== "";
}

/** `address`, or `name <address>`. */
const MAIL_FROM = /^(?:[^\p{Cc}<>@,]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/u;

/** As `Resolver.setServers` takes them: `1.2.3.4`, `1.2.3.4:53`, `::1`, `[::1]:53`. */
function isServerAddress(text: string): boolean {
  const [, bracketed, plain = text, port = "53"] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const isAddress = bracketed === undefined ? isIP(plain) !== 0 : isIPv6(bracketed);
  return isAddress && Number(port) >= 1 && Number(port) <= 65_535;
}

const dnsServers = z
  .string()
  .transform((text) => text.split(",").map((server) => server.trim()))
  .refine(
    (servers) => servers.every(isServerAddress),
    "must be IP addresses with commas between, each with a port if it is not 53, such as 9.9.9.9,127.0.0.1:5353,[2620:fe::fe]:53",
  );

const variables = z.object({
  NODE_ENV: oneOf(["development", "production", "test"]).default("development"),
  LOG_LEVEL: oneOf(["debug", "info", "warn", "error"]).default("info"),
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, "must be an address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0")
    .optional(),
  PORT: integer(0, 65_535).default(3000),
  MUSTER_DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z.string().refine(isPostgresUrl, "must look like postgres://user:password@host:5432/name").optional(),
  DATABASE_POOL_MAX: integer(1, 200).default(10),
  DATABASE_POOLER: oneOf(["none", "session", "transaction"]).default("none"),
  DATABASE_PREPARE: flag.optional(),
  WEB_CONCURRENCY: integer(1, 64).default(1),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters; `openssl rand -base64 33` makes one").optional(),
  MUSTER_URL: z
    .string()
    .refine(isOrigin, "must be an origin such as https://muster.example.com, without a path and a slash at its end")
    .optional(),
  TRUST_PROXY: flag.default(false),
  MUSTER_DEMO: flag.optional(),
  DEMO_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  SCIM_BODY_BYTES_MAX: integer(1024, 64 * 1024 * 1024).default(1024 * 1024),
  SCIM_PAGE_SIZE_MAX: integer(1, 1000).default(1000),
  SCIM_BULK_BYTES_MAX: integer(1024, 64 * 1024 * 1024).default(8 * 1024 * 1024),
  SCIM_BULK_OPERATIONS_MAX: integer(1, 10_000).default(1000),
  SECRETS_KEY: secretsKey.optional(),
  SECRETS_KEYS_OLD: z
    .string()
    .transform((text) => text.split(",").map((key) => key.trim()))
    .pipe(z.array(secretsKey))
    .optional(),
  SSO_ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  DNS_SERVERS: dnsServers.optional(),
  // The database refuses to remove what is younger than 30 days.
  AUDIT_RETENTION_DAYS: integer(30, 36_500).default(180),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, "must look like smtp://user:password@host:587, or smtps:// for TLS from the start")
    .optional(),
  MAIL_FROM: z.string().regex(MAIL_FROM, "must be an address, or a name and an <address>").optional(),
});

type SetVariables = Readonly<Record<string, string | undefined>>;

interface Need {
  readonly lacks: (set: SetVariables) => boolean;
  readonly advice: string;
}

/** What one variable asks of another. */
const NEEDS: readonly Need[] = [
  {
    lacks: (set) => set.DATABASE_URL !== undefined && set.AUTH_SECRET === undefined,
    advice:
      "AUTH_SECRET is needed with DATABASE_URL, the same on every instance: at least 32 characters; `openssl rand -base64 33` makes one",
  },
  {
    lacks: (set) => set.DATABASE_URL !== undefined && set.SECRETS_KEY === undefined,
    advice:
      "SECRETS_KEY is needed with DATABASE_URL, the same on every instance: 32 bytes in base64; `openssl rand -base64 32` makes them",
  },
  {
    lacks: (set) => set.DATABASE_URL !== undefined && set.MUSTER_DEMO === "1" && set.DEMO_PASSWORD === undefined,
    advice: "DEMO_PASSWORD is needed with DATABASE_URL and MUSTER_DEMO=1, the same on every instance",
  },
  {
    lacks: (set) => set.DATABASE_URL === undefined && Number(set.WEB_CONCURRENCY) > 1,
    advice:
      "WEB_CONCURRENCY above 1 needs PostgreSQL in DATABASE_URL: the embedded database can be open in one process only",
  },
  {
    lacks: (set) => set.SMTP_URL !== undefined && set.MAIL_FROM === undefined,
    advice: "MAIL_FROM is needed with SMTP_URL: whom mails come from, such as Muster <muster@example.com>",
  },
  {
    lacks: (set) => set.SMTP_URL !== undefined && set.MUSTER_URL === undefined,
    advice: "MUSTER_URL is needed with SMTP_URL: links in mails lead there",
  },
];

/**
 * Reads the configuration from `source`, usually the environment of the process. An empty string counts as not set.
 * @throws ConfigurationError which names every variable that is wrong
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = variables.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
  problems.push(...NEEDS.filter(({ lacks }) => lacks(set)).map(({ advice }) => advice));
  if (!parsed.success || problems.length > 0) throw new ConfigurationError([...new Set(problems)]);
  return environmentFrom(parsed.data);
}

function environmentFrom(values: z.infer<typeof variables>): Environment {
  const isEmbedded = values.DATABASE_URL === undefined;
  return {
    nodeEnv: values.NODE_ENV,
    logLevel: values.LOG_LEVEL,
    // The embedded default comes with a demo account, so it answers nobody but this machine unless it is told to.
    host: values.HOST ?? (isEmbedded ? "127.0.0.1" : "0.0.0.0"),
    port: values.PORT,
    dataDir: resolve(values.MUSTER_DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databasePoolMax: values.DATABASE_POOL_MAX,
    databasePooler: values.DATABASE_POOLER,
    // Not every pooler knows on which connection it prepared what.
    databasePrepare: values.DATABASE_PREPARE ?? values.DATABASE_POOLER !== "transaction",
    webConcurrency: values.WEB_CONCURRENCY,
    authSecret: values.AUTH_SECRET,
    musterUrl: values.MUSTER_URL,
    trustProxy: values.TRUST_PROXY,
    demo: values.MUSTER_DEMO ?? isEmbedded,
    demoPassword: values.DEMO_PASSWORD,
    scimBodyBytesMax: values.SCIM_BODY_BYTES_MAX,
    scimPageSizeMax: values.SCIM_PAGE_SIZE_MAX,
    scimBulkBytesMax: values.SCIM_BULK_BYTES_MAX,
    scimBulkOperationsMax: values.SCIM_BULK_OPERATIONS_MAX,
    secretsKey: values.SECRETS_KEY,
    secretsKeysOld: values.SECRETS_KEYS_OLD ?? [],
    ssoAllowPrivateAddresses: values.SSO_ALLOW_PRIVATE_ADDRESSES,
    dnsServers: values.DNS_SERVERS ?? [],
    auditRetentionDays: values.AUDIT_RETENTION_DAYS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
  };
}

let cached: Environment | undefined;

/**
 * The configuration of this process, read at the first call.
 * @throws ConfigurationError
 */
export function env(): Environment {
  cached ??= readEnvironment(process.env);
  return cached;
}

/** The environment for a child process: this one's, with these variables on top. */
export function environmentWith(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}
