/** A server under load. */
export interface RunningServer {
  /** The base that paths of operations stand behind. */
  readonly baseUrl: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

export interface ServerSetting {
  /** A copy of the seeded database that is this server's alone. */
  readonly databaseUrl: string;
  readonly pool: number;
}

/** One of those that are compared. */
export interface Side {
  readonly name: string;
  /** The bearer token of its requests. */
  readonly key: string;
  /** Whether its answers are held against ours byte for byte, or by what they say. */
  readonly exact: boolean;
  readonly start: (setting: ServerSetting) => Promise<RunningServer>;
}
