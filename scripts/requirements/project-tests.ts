import { posix } from "node:path";
import ts from "typescript";
import { isScript, type ProjectFile } from "../house/read-project";
import { nodesOf, syntaxOf } from "../house/syntax";

/** What a file has to show. */
export interface FileTests {
  /** Of the tests that run. */
  readonly titles: ReadonlySet<string>;
  /** Whether a table of cases, here or in a file that is imported, may hold this text. */
  readonly hasText: (text: string) => boolean;
}

/**
 * The tests of the project by file: of test files, and of the files with tests that these import, such as the contract
 * of the storage port. What is skipped is no test.
 */
export function projectTests(files: readonly ProjectFile[]): ReadonlyMap<string, FileTests> {
  const scripts = new Map(files.filter(isScript).map((file) => [file.path, file]));
  const found = new Map<string, FileTests>();
  for (const path of reachable(scripts)) {
    const file = scripts.get(path);
    if (!file || !/\b(it|test)[.(]/.test(file.text)) continue;
    const titles = titlesOf(file);
    if (titles.size > 0) found.set(path, { titles, hasText: (text) => textsAround(file, scripts).includes(text) });
  }
  return found;
}

/** The test files and what they import, and so on. */
function reachable(scripts: ReadonlyMap<string, ProjectFile>): ReadonlySet<string> {
  const seen = new Set([...scripts.keys()].filter((path) => /\.(test|spec)\.tsx?$/.test(path)));
  for (const path of seen) {
    const file = scripts.get(path);
    for (const imported of file ? importsOf(file, scripts) : []) seen.add(imported);
  }
  return seen;
}

function importsOf({ path, text }: ProjectFile, scripts: ReadonlyMap<string, ProjectFile>): readonly string[] {
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
    const base = fileName.startsWith("@/") ? fileName.slice(2) : posix.join(posix.dirname(path), fileName);
    return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].filter((candidate) => scripts.has(candidate));
  });
}

function titlesOf(file: ProjectFile): ReadonlySet<string> {
  const titles = nodesOf(syntaxOf(file), ts.isCallExpression)
    .filter((call) => isTestCall(call) && !isSkipped(call))
    .map(({ arguments: [title] }) => (title && ts.isStringLiteralLike(title) ? title.text : ""));
  return new Set(titles.filter((title) => title !== ""));
}

const TEST_PARTS = new Set(["it", "test", "each", "for", "concurrent", "sequential", "only"]);

/** `it("...")`, `it.each(rows)("...")`, `test("...")`. */
function isTestCall(call: ts.CallExpression): boolean {
  const parts = partsOf(call.expression);
  return (parts[0] === "it" || parts[0] === "test") && parts.every((part) => TEST_PARTS.has(part));
}

/** The names of a chain of calls and properties: `it.each(rows)` is `it`, `each`. */
function partsOf(expression: ts.Expression): readonly string[] {
  if (ts.isIdentifier(expression)) return [expression.text];
  if (ts.isPropertyAccessExpression(expression)) return [...partsOf(expression.expression), expression.name.text];
  if (ts.isCallExpression(expression)) return partsOf(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return partsOf(expression.tag);
  return [""];
}

/** Inside a `describe.skip` or the like. */
function isSkipped(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) {
    if (ts.isCallExpression(at) && partsOf(at.expression).some((part) => part === "skip" || part === "todo"))
      return true;
  }
  return false;
}

function textsAround(file: ProjectFile, scripts: ReadonlyMap<string, ProjectFile>): readonly string[] {
  const sources = [file, ...importsOf(file, scripts).flatMap((path) => scripts.get(path) ?? [])];
  return sources.flatMap((source) => nodesOf(syntaxOf(source), ts.isStringLiteralLike).map(({ text }) => text));
}
