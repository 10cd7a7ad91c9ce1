interface Owner {
  running: number;
  readonly line: (() => void)[];
  isPlanned: boolean;
}

/** Lets so many rounds of one owner run at a time, whatever they do; the others wait in line. */
export class Rounds {
  readonly #max: number;
  readonly #owners = new Map<string, Owner>();

  constructor(max: number) {
    this.#max = max;
  }

  /**
   * Starts a round when one is free, at the end of this turn of the event loop at the earliest: until then others may
   * join it. End it by `end`.
   * @param start hears among how many rounds that are free the work may be parted, this one included
   */
  next(name: string, start: (free: number) => void): void {
    const owner = this.#owners.get(name) ?? { running: 0, line: [], isPlanned: false };
    this.#owners.set(name, owner);
    owner.line.push(() => {
      const free = this.#max - owner.running - owner.line.length;
      owner.running += 1;
      start(Math.max(free, 1));
    });
    this.#plan(owner);
  }

  end(name: string): void {
    const owner = this.#owners.get(name);
    if (!owner) return;
    owner.running -= 1;
    if (owner.line.length > 0) this.#plan(owner);
    else if (owner.running === 0) this.#owners.delete(name);
  }

  #plan(owner: Owner): void {
    if (owner.isPlanned) return;
    owner.isPlanned = true;
    setImmediate(() => {
      owner.isPlanned = false;
      while (owner.running < this.#max) {
        const start = owner.line.shift();
        if (!start) return;
        start();
      }
    });
  }
}
