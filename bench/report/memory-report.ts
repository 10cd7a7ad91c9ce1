import { isTooLarge, type MemoryResult, RESIDENT_MB_MAX } from "../memory/memory-result";
import { printTable } from "./print-table";

export const MEMORY_COLUMNS = ["what was asked", "requests", "MB answered", "seconds", "resident MB", "at most MB", ""];

/** A row of texts for each step. */
export function memoryRows({ steps }: MemoryResult): readonly (readonly string[])[] {
  return steps.map((step) => [
    step.title,
    step.requests === 0 ? "" : step.requests.toLocaleString("en"),
    step.answeredBytes === 0 ? "" : megabytes(step.answeredBytes),
    step.ms === 0 ? "" : (step.ms / 1000).toFixed(1),
    megabytes(step.residentBytes),
    megabytes(step.peakBytes),
    isTooLarge(step) ? "too much" : "",
  ]);
}

/** What was there, and the goal. */
export function memorySentence({ users, auditEvents, machine }: MemoryResult): string {
  return (
    `One process, ${users.toLocaleString("en")} people, ${auditEvents.toLocaleString("en")} audit events; ` +
    `PostgreSQL ${machine.postgres}, Node ${machine.node}, ${machine.cpus} cores. At most ${RESIDENT_MB_MAX} MB are to be resident.`
  );
}

/** What the process held, and where that was too much. */
export function memoryReport(result: MemoryResult, { markdown }: { readonly markdown: boolean }): string {
  const table = printTable(MEMORY_COLUMNS, memoryRows(result), { textColumns: 1, markdown });
  return [memorySentence(result), "", ...table].join("\n");
}

export function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString("en");
}
