import { sql } from "drizzle-orm";
import { customType, text, timestamp } from "drizzle-orm/pg-core";

/** A point in time with milliseconds, as RFC 7643 prints `meta.created`. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3 });
}

export function createdAt() {
  return instant("created_at").notNull().defaultNow();
}

export function updatedAt() {
  return instant("updated_at").notNull().defaultNow();
}

/**
 * Text that is compared and ordered by code point, whatever collation the database has: as the filters in memory do,
 * and so that an index serves beginnings, too.
 */
export const codePointText = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
});

/** The document as it is printed, without the braces around it: so it is spliced into an answer without being printed anew. */
export function documentText() {
  return text("document_text").notNull().generatedAlwaysAs(sql`substr(document::text, 2, length(document::text) - 2)`);
}
