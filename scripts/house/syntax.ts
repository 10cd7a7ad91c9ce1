import ts from "typescript";
import type { ProjectFile } from "./read-project";

const parsed = new WeakMap<ProjectFile, ts.SourceFile>();

/** The file's syntax tree with parents; parsed once. */
export function syntaxOf(file: ProjectFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  return source;
}

/** The node and everything below it that `accept` takes, in the order of the text. */
export function nodesOf<T extends ts.Node>(node: ts.Node, accept: (node: ts.Node) => node is T): readonly T[] {
  const found: T[] = [];
  const visit = (child: ts.Node): void => {
    if (accept(child)) found.push(child);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** The string literals that open a file or a function body: where "use client" and "use server" count. */
export function directivesOf(statements: readonly ts.Statement[]): readonly ts.StringLiteral[] {
  const directives: ts.StringLiteral[] = [];
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break;
    directives.push(statement.expression);
  }
  return directives;
}
