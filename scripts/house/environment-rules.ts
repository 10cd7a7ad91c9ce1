import ts from "typescript";
import type { Breach, HouseRule } from "./house-rule";
import { isScript, isTest, type ProjectFile } from "./read-project";
import { lineOf, nodesOf, syntaxOf } from "./syntax";

export const environmentRules: readonly HouseRule[] = [envInOnePlace];

const MAY_READ = /^lib\/env\.ts$|^(e2e|bench|scripts|\.github)\/|\.config\.[cm]?[jt]s$/;

function envInOnePlace(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter((file) => isScript(file) && !MAY_READ.test(file.path) && !isTest(file))
    .flatMap((file) =>
      nodesOf(syntaxOf(file), readsEnvironment)
        .filter((node) => !(file.path === "instrumentation.ts" && readsRuntime(node)))
        .map((node) => ({
          path: file.path,
          line: lineOf(node),
          rule: "env-in-one-place",
          advice: "read the environment in lib/env.ts and import the value",
        })),
    );
}

function readsEnvironment(node: ts.Node): node is ts.Node {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "env" && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) return isEnvKey(node.argumentExpression) && isProcess(node.expression);
  if (ts.isBindingElement(node)) return isEnvKey(node.propertyName ?? node.name) && isTakenFromProcess(node);
  return ts.isImportSpecifier(node) && isEnvKey(node.propertyName ?? node.name) && isImportedFromProcess(node);
}

/** Next replaces the exact text `process.env.NEXT_RUNTIME` while it builds, so that no value of lib/env.ts can stand for it. */
function readsRuntime({ parent }: ts.Node): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.name.text === "NEXT_RUNTIME";
}

function isEnvKey(node: ts.Node): boolean {
  return (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === "env";
}

/** `process`, `globalThis.process`, `global.process`. */
function isProcess(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node)
    ? node.name.text === "process"
    : ts.isIdentifier(node) && node.text === "process";
}

function isTakenFromProcess({ parent }: ts.BindingElement): boolean {
  const declaration = parent.parent;
  return (
    ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && isProcess(declaration.initializer)
  );
}

function isImportedFromProcess(node: ts.ImportSpecifier): boolean {
  const { moduleSpecifier } = node.parent.parent.parent;
  return ts.isStringLiteral(moduleSpecifier) && /^(node:)?process$/.test(moduleSpecifier.text);
}
