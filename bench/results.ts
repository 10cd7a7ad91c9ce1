import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = "bench/results";

/** What the bench keeps: a run, growth, the weight of the pages, the memory of the process. */
export type ResultName = "latest" | "scale" | "pages" | "memory";

export function resultPath(name: ResultName, extension: "json" | "html"): string {
  return join(FOLDER, `${name}.${extension}`);
}

export async function keepResult(name: ResultName, result: object): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(resultPath(name, "json"), `${JSON.stringify(result, undefined, 2)}\n`);
}

/**
 * The result that was kept; undefined when there is none.
 * @param T its shape; nothing checks it
 */
export async function readResult<T>(name: ResultName): Promise<T | undefined> {
  const text = await readFile(resultPath(name, "json"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
