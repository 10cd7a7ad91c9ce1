const BAR_WIDTH = 24;
const REDRAW_MS = 100;

/** A line on the terminal that says how far a long step is. Where there is no terminal only beginning and end are printed. */
export interface Progress {
  /** `done` of the step's total; `note` stands behind the bar. */
  readonly at: (done: number, note?: string) => void;
  /** Ends the line with how long it took. */
  readonly end: () => void;
}

export function startProgress(sentence: string, total: number): Progress {
  const startedAt = performance.now();
  const isTerminal = process.stderr.isTTY;
  let drawnAt = 0;
  const write = (text: string) => process.stderr.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
  write(`${sentence} …`);
  return {
    at(done, note = "") {
      if (!isTerminal || (performance.now() - drawnAt < REDRAW_MS && done < total)) return;
      drawnAt = performance.now();
      write(`${progressBar(done, total)} ${sentence} ${note}`);
    },
    end() {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      write(`${sentence}: ${seconds} s`);
      if (isTerminal) process.stderr.write("\n");
    },
  };
}

function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  return `[${"=".repeat(filled)}${" ".repeat(BAR_WIDTH - filled)}] ${String(Math.round(share * 100)).padStart(3)} %`;
}

/** For people only: results go to the standard output. */
export function note(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
