import type { JsonObject } from "@/scim";
import type { Dataset } from "../seed/dataset";

export interface BenchRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** Below the base, encoded. */
  readonly path: string;
  readonly body?: JsonObject;
}

/** Sends one request and gives the parsed answer. */
export type Ask = (request: BenchRequest) => Promise<JsonObject>;

/** Something that a connector does over and over. */
export interface Operation {
  /** Named so on the command line. */
  readonly name: string;
  readonly title: string;
  /** What a right answer has. */
  readonly status: number;
  /** Whether the request changes something: those come after the ones that only read. */
  readonly writes: boolean;
  /** The n-th request; the same for every server and run. */
  readonly request: (n: number, data: Dataset) => BenchRequest;
  /** More than these a second are not expected; a load that needs new names has so many ready. */
  readonly aSecondMax: number;
  /** Asks the server for what the requests need; then these are sent, over and over. */
  readonly prepare?: (ask: Ask, data: Dataset) => Promise<readonly BenchRequest[]>;
}

/** Far from each other in the table, each number once before any comes again. */
const STRIDE = 7_919;

export function scattered(n: number, size: number): number {
  return (n * STRIDE) % size;
}

/** How often all numbers were used before the n-th. */
export function pass(n: number, size: number): number {
  return Math.floor(n / size);
}

export function usersWhere(filter: string, query = ""): string {
  return `/Users?filter=${encodeURIComponent(filter)}${query}`;
}
