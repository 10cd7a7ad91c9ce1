/** Prints a long step when it begins and, on the same line, how long it took; one line a step where there is no terminal. */
export async function step<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const isTerminal = process.stdout.isTTY;
  process.stdout.write(isTerminal ? `  ${sentence} …` : `  ${sentence} …\n`);
  try {
    const result = await work();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(isTerminal ? `\r\u001b[K✓ ${sentence} (${seconds} s)\n` : `✓ ${sentence} (${seconds} s)\n`);
    return result;
  } catch (error) {
    process.stdout.write(isTerminal ? `\r\u001b[K✗ ${sentence}\n` : `✗ ${sentence}\n`);
    throw error;
  }
}

export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
