import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's own code, styles and JSON below `root`, in order of their paths. */
export function readProject(root: string): readonly ProjectFile[] {
  return listPaths(root, "")
    .filter((path) => SCRIPT.test(path) || OTHER.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, lineCount: text.split("\n").length - (text.endsWith("\n") ? 1 : 0) };
    });
}

export interface ProjectFile {
  /** From the root, with `/` between the folders. */
  readonly path: string;
  readonly text: string;
  readonly lineCount: number;
}

const SCRIPT = /\.[cm]?[jt]sx?$/;
const OTHER = /\.(css|json)$/;
const GENERATED = new Set([
  ".cache",
  ".git",
  ".next",
  "bench/.peers",
  "bench/results",
  "coverage",
  "data",
  "db/migrations",
  "next-env.d.ts",
  "playwright-report",
  "test-results",
]);

export function isScript(file: ProjectFile): boolean {
  return SCRIPT.test(file.path);
}

export function isTest(file: ProjectFile): boolean {
  return /\.test\.|(^|\/)testing\//.test(file.path);
}

export function baseName(file: ProjectFile): string {
  return file.path.slice(file.path.lastIndexOf("/") + 1);
}

function listPaths(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name === "node_modules" || GENERATED.has(path)) return [];
    if (entry.isDirectory()) return listPaths(root, path);
    return entry.isFile() ? [path] : [];
  });
}
