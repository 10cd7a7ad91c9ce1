import { notFound } from "next/navigation";
import { DomainError } from "@/lib/errors";

/** What was read; the page of addresses that lead nowhere for what is not there, or is another team's. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
}
