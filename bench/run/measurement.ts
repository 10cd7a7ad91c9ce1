/** One operation at one server in one round. */
export interface Measurement {
  readonly operation: string;
  readonly side: string;
  /** From 1. */
  readonly round: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the server a request; absent where the system does not tell. */
  readonly cpuMs?: number;
  /** That of PostgreSQL, when it runs on this machine. */
  readonly databaseCpuMs?: number;
  /** Of the server after the load. */
  readonly residentBytes?: number;
}

/** Why an operation has no figure for a server. */
export interface Fault {
  readonly operation: string;
  readonly side: string;
  readonly sentence: string;
}

export interface RunSetting {
  readonly users: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly pool: number;
}

export interface RunResult {
  readonly at: string;
  readonly setting: RunSetting;
  readonly machine: { readonly cpus: number; readonly node: string; readonly postgres: string; readonly load: string };
  readonly sides: readonly string[];
  readonly operations: readonly { readonly name: string; readonly title: string }[];
  readonly measurements: readonly Measurement[];
  readonly faults: readonly Fault[];
}
