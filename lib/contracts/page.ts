import { z } from "zod";

/** One-based page of a list. */
export const pageInput = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
} as const;

/** How far a list is counted that may be very long, and one that was searched for. */
export const COUNTED_MAX = 10_000;
export const FOUND_MAX = 1_000;

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    /** Whether there are more than `total`, so many that they were not counted. */
    isMore: z.boolean().optional(),
  });
}
