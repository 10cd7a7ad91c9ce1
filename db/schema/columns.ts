import { timestamp } from "drizzle-orm/pg-core";

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
