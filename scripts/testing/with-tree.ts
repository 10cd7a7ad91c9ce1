import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Calls `visit` with a new folder that holds these files (path -> text), and removes it afterwards. */
export async function withTree<T>(
  files: Readonly<Record<string, string>>,
  visit: (root: string) => T | Promise<T>,
): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "house-")));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await visit(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The project's root: where its tests run. */
export const projectRoot = process.cwd();

/** Links the project's own files or folders into a planted tree, so that a check finds there what it finds here. */
export function borrow(root: string, ...paths: readonly string[]): void {
  for (const path of paths) symlinkSync(join(projectRoot, path), join(root, path));
}
