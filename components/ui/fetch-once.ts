export interface FetchedCode<Code> {
  /** undefined until it is fetched. */
  readonly current: () => Code | undefined;
  /** Rejects when the connection fails, or when a newer build has taken the file away; asking again fetches again. */
  readonly fetch: () => Promise<Code>;
}

/** Code of its own file, which `load` imports. It is fetched once, however often it is asked for. */
export function fetchOnce<Code>(load: () => Promise<Code>): FetchedCode<Code> {
  let code: Code | undefined;
  let asked: Promise<Code> | undefined;

  async function begin() {
    try {
      code = await load();
      return code;
    } finally {
      asked = undefined;
    }
  }

  return {
    current: () => code,
    fetch: async () => code ?? (asked ??= begin()),
  };
}
