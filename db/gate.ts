/**
 * Lets so many works run at a time and the others wait in line. In front of postgres.js: with more queries in flight than
 * connections it slows down with age.
 */
export class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  #first = 0;

  constructor(size: number) {
    this.#free = size;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  /** Reads the line by position: taking the first of a long array out would move all others. */
  #next(): void {
    const next = this.#waiting[this.#first];
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#first += 1;
    if (this.#first === this.#waiting.length) {
      this.#waiting.length = 0;
      this.#first = 0;
    }
    next();
  }
}
