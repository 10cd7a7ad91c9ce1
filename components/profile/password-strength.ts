/** How long a password would hold: 0 falls at once, 4 for good. */
export interface PasswordStrength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly word: string;
}

type Estimate = (password: string, known: readonly string[]) => PasswordStrength;

const WORDS = ["Very weak", "Weak", "Fair", "Good", "Strong"] as const;
/** Longer texts take long to look at and are strong anyway. */
const LENGTH_MAX = 100;

let loading: Promise<Estimate> | undefined;

/** The estimate with its dictionaries, which are large: they are fetched at the first call. */
export function loadEstimate(): Promise<Estimate> {
  loading ??= load().catch((error: unknown) => {
    // The next call tries anew.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return (password, known) => {
    const { score } = zxcvbn.check(password.slice(0, LENGTH_MAX), [...known]);
    return { score, word: WORDS[score] };
  };
}
