import { Resolver } from "node:dns";
import { isAbsolute, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigurationError, readEnvironment } from "./env";

const SECRET = "0123456789abcdef0123456789abcdef";
const SECRETS_KEY = Buffer.alloc(32, 7).toString("base64");
const POSTGRES = {
  DATABASE_URL: "postgres://muster:hunter22@db.example:5432/muster",
  AUTH_SECRET: SECRET,
  SECRETS_KEY,
};

describe("readEnvironment", () => {
  it("needs nothing: embedded database with a demo, for this machine only", () => {
    expect(readEnvironment({})).toEqual({
      nodeEnv: "development",
      logLevel: "info",
      host: "127.0.0.1",
      port: 3000,
      dataDir: resolve("data"),
      databaseUrl: undefined,
      databasePoolMax: 10,
      databasePooler: "none",
      databasePrepare: true,
      webConcurrency: 1,
      authSecret: undefined,
      musterUrl: undefined,
      trustProxy: false,
      demo: true,
      demoPassword: undefined,
      scimBodyBytesMax: 1_048_576,
      scimPageSizeMax: 1000,
      scimBulkBytesMax: 8_388_608,
      scimBulkOperationsMax: 1000,
      secretsKey: undefined,
      secretsKeysOld: [],
      ssoAllowPrivateAddresses: false,
      dnsServers: [],
      auditRetentionDays: 180,
      smtpUrl: undefined,
      mailFrom: undefined,
    });
  });

  it("listens everywhere and has no demo with DATABASE_URL", () => {
    expect(readEnvironment(POSTGRES)).toMatchObject({ host: "0.0.0.0", demo: false, authSecret: SECRET });
    const withDemo = { ...POSTGRES, HOST: "::1", MUSTER_DEMO: "1" };
    expect(readEnvironment({ ...withDemo, DEMO_PASSWORD: "long enough" })).toMatchObject({ host: "::1", demo: true });
    expect(() => readEnvironment(withDemo)).toThrow("DEMO_PASSWORD is needed");
    expect(readEnvironment({ ...POSTGRES, DATABASE_URL: "postgresql://localhost/x" }).databaseUrl).toBeDefined();
  });

  it("prepares statements, but behind a pooler that lends connections for a transaction only if it is told to", () => {
    const prepares = (variables: Record<string, string>) =>
      readEnvironment({ ...POSTGRES, ...variables }).databasePrepare;
    expect(prepares({ DATABASE_POOLER: "session" })).toBe(true);
    expect(prepares({ DATABASE_POOLER: "transaction" })).toBe(false);
    expect(prepares({ DATABASE_POOLER: "transaction", DATABASE_PREPARE: "1" })).toBe(true);
    expect(prepares({ DATABASE_PREPARE: "0" })).toBe(false);
  });

  it("serves from several processes with PostgreSQL only", () => {
    expect(readEnvironment({ ...POSTGRES, WEB_CONCURRENCY: "4" }).webConcurrency).toBe(4);
    expect(readEnvironment({ WEB_CONCURRENCY: "1" }).webConcurrency).toBe(1);
    expect(() => readEnvironment({ WEB_CONCURRENCY: "2" })).toThrow(
      "WEB_CONCURRENCY above 1 needs PostgreSQL in DATABASE_URL",
    );
  });

  it("takes an empty string for not set", () => {
    expect(readEnvironment({ PORT: "", DATABASE_URL: "", MUSTER_URL: "" })).toEqual(readEnvironment({}));
  });

  it("makes the data folder absolute", () => {
    expect(isAbsolute(readEnvironment({ MUSTER_DATA_DIR: "../elsewhere" }).dataDir)).toBe(true);
  });

  it.each([
    ["PORT", "80a", "whole number from 0 to 65535"],
    ["PORT", "65536", "whole number from 0 to 65535"],
    ["DATABASE_POOL_MAX", "0", "whole number from 1 to 200"],
    ["DATABASE_POOLER", "statement", "one of none, session, transaction"],
    ["WEB_CONCURRENCY", "0", "whole number from 1 to 64"],
    ["AUDIT_RETENTION_DAYS", "29", "whole number from 30 to 36500"],
    ["SMTP_URL", "mail.example.com:25", "smtp://user:password@host:587"],
    ["SMTP_URL", "https://mail.example.com", "smtp://user:password@host:587"],
    ["SMTP_URL", "smtp://", "smtp://user:password@host:587"],
    ["MAIL_FROM", "Muster", "an address, or a name and an <address>"],
    ["MAIL_FROM", "Muster <muster@example.com>, other@example.com", "an address, or a name and an <address>"],
    ["MAIL_FROM", "Muster\nBcc: <all@example.com>", "an address, or a name and an <address>"],
    ["DNS_SERVERS", "dns.example", "must be IP addresses"],
    ["DNS_SERVERS", "9.9.9.9,", "must be IP addresses"],
    ["DNS_SERVERS", "9.9.9.9:0", "must be IP addresses"],
    ["DNS_SERVERS", "9.9.9.9:65536", "must be IP addresses"],
    ["DNS_SERVERS", "[9.9.9.9]:53", "must be IP addresses"],
    ["DATABASE_URL", "mysql://x/y", "postgres://user:password@host:5432/name"],
    ["AUTH_SECRET", "short", "at least 32 characters"],
    ["SECRETS_KEY", "c2hvcnQ=", "32 bytes in base64"],
    ["SECRETS_KEYS_OLD", `${SECRETS_KEY},c2hvcnQ=`, "32 bytes in base64"],
    ["SSO_ALLOW_PRIVATE_ADDRESSES", "no", "1 (on) or 0 (off)"],
    ["MUSTER_URL", "muster.example.com", "https://muster.example.com"],
    ["MUSTER_URL", "https://muster.example.com/", "https://muster.example.com"],
    ["MUSTER_URL", "https://muster.example.com/team", "without a path"],
    ["MUSTER_URL", "https://muster.example.com?x=1", "without a path"],
    ["MUSTER_URL", "ftp://muster.example.com", "https://muster.example.com"],
    ["TRUST_PROXY", "yes", "1 (on) or 0 (off)"],
    ["MUSTER_DEMO", "true", "1 (on) or 0 (off)"],
    ["DEMO_PASSWORD", "seven77", "at least 8 characters"],
    ["NODE_ENV", "staging", "development, production, test"],
    ["LOG_LEVEL", "verbose", "debug, info, warn, error"],
    ["HOST", "http://x", "127.0.0.1"],
    ["SCIM_BODY_BYTES_MAX", "1", "whole number from 1024"],
    ["SCIM_PAGE_SIZE_MAX", "1001", "whole number from 1 to 1000"],
    ["SCIM_BULK_BYTES_MAX", "1023", "whole number from 1024"],
    ["SCIM_BULK_OPERATIONS_MAX", "10001", "whole number from 1 to 10000"],
  ])("refuses %s=%s with its name and what it should look like", (name, value, advice) => {
    const problems = problemsOf({ [name]: value }).filter((problem) => problem.startsWith(`${name} `));
    expect(problems).toEqual([expect.stringContaining(advice)]);
    expect(problems.join()).not.toContain(` ${value} `);
  });

  it("names all bad variables at once, and never tells a secret", () => {
    const secrets = { AUTH_SECRET: "secret-a", DEMO_PASSWORD: "b-pass", DATABASE_URL: "c-url", SECRETS_KEY: "d-key" };
    const problems = problemsOf({ PORT: "x", ...secrets });
    const names = new Set(problems.map((problem) => problem.split(" ")[0]));
    expect(names).toEqual(new Set(["AUTH_SECRET", "DATABASE_URL", "DEMO_PASSWORD", "PORT", "SECRETS_KEY"]));
    expect(problems.join()).not.toMatch(/secret-a|b-pass|c-url|d-key/);
  });

  it("demands AUTH_SECRET and SECRETS_KEY in words with DATABASE_URL", () => {
    expect(problemsOf({ DATABASE_URL: POSTGRES.DATABASE_URL })).toEqual([
      expect.stringContaining("AUTH_SECRET is needed with DATABASE_URL"),
      expect.stringContaining("SECRETS_KEY is needed with DATABASE_URL"),
    ]);
  });

  it("sends mail only in somebody's name, with links that no request decides over", () => {
    const SMTP_URL = "smtps://user:p%40ss@mail.example.com:465";
    expect(problemsOf({ SMTP_URL })).toEqual([
      expect.stringContaining("MAIL_FROM is needed with SMTP_URL"),
      expect.stringContaining("MUSTER_URL is needed with SMTP_URL"),
    ]);
    const MUSTER_URL = "https://muster.example.com";
    for (const MAIL_FROM of ["muster@example.com", "Muster <muster@example.com>", '"Müster" <muster@example.com>']) {
      const read = readEnvironment({ SMTP_URL, MUSTER_URL, MAIL_FROM });
      expect(read).toMatchObject({ smtpUrl: SMTP_URL, mailFrom: MAIL_FROM });
    }
  });

  it("takes DNS servers with commas between, each as the resolver wants it", () => {
    const servers = ["9.9.9.9", "127.0.0.1:5353", "2620:fe::fe", "[2620:fe::fe]:53", "[::1]"];
    const { dnsServers } = readEnvironment({ DNS_SERVERS: servers.join(", ") });
    expect(dnsServers).toEqual(servers);
    new Resolver().setServers(dnsServers);
  });

  it("takes former keys with commas between", () => {
    const other = Buffer.alloc(32, 8).toString("base64");
    expect(readEnvironment({ SECRETS_KEYS_OLD: `${SECRETS_KEY}, ${other}` }).secretsKeysOld).toEqual([
      SECRETS_KEY,
      other,
    ]);
  });
});

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}
