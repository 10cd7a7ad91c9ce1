import { env } from "./env";
import { redact } from "./redact";

type Fields = Readonly<Record<string, unknown>>;

const LEVELS = ["debug", "info", "warn", "error"] as const;
type Level = (typeof LEVELS)[number];

/** Writes one JSON object a line, without secrets; warnings and errors go to stderr. */
export const log = {
  debug: (message: string, fields?: Fields) => write("debug", message, fields),
  info: (message: string, fields?: Fields) => write("info", message, fields),
  warn: (message: string, fields?: Fields) => write("warn", message, fields),
  error: (message: string, fields?: Fields) => write("error", message, fields),
} as const;

function write(level: Level, message: string, fields: Fields = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(env().logLevel)) return;
  const stream = level === "warn" || level === "error" ? process.stderr : process.stdout;
  stream.write(`${logLine(level, message, fields)}\n`);
}

/** The text of one line. */
export function logLine(level: Level, message: string, fields: Fields, at: Date = new Date()): string {
  return JSON.stringify({ at: at.toISOString(), level, message: redact(message), ...asObject(redact(fields)) });
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
