import { posix } from "node:path";
import ts from "typescript";
import type { Breach, HouseRule } from "./house-rule";
import { isScript, isTest, type ProjectFile } from "./read-project";
import { lineOf, nodesOf, syntaxOf } from "./syntax";

export const contentRules: readonly HouseRule[] = [roleLiterals, noReminders, aliasAcrossRooms];

/** The names that can mean nothing else; "free", "team" and "admin" are ordinary words. */
const ROLES_AND_PLANS = new Set(["community_manager", "enterprise", "developer", "billing", "business"]);
const ROLE_TABLES = new Set(["lib/contracts/permissions.ts", "lib/contracts/roles.ts"]);
/** In two parts, so that this file does not report itself. */
const REMINDER = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "X" + "XX"].join("|")})\\b`);

function roleLiterals(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter((file) => /^(app|components|lib|server)\/.*\.tsx?$/.test(file.path))
    .filter((file) => !isTest(file) && !ROLE_TABLES.has(file.path))
    .flatMap((file) =>
      nodesOf(syntaxOf(file), ts.isStringLiteralLike)
        .filter(({ text }) => ROLES_AND_PLANS.has(text))
        .map((literal) => ({
          path: file.path,
          line: lineOf(literal),
          rule: "role-literals",
          advice: `take "${literal.text}" from lib/contracts/permissions.ts or ask it for a decision`,
        })),
    );
}

function noReminders(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter((file) => isScript(file) || file.path.endsWith(".css"))
    .flatMap((file) =>
      file.text.split("\n").flatMap((text, index) => {
        const word = REMINDER.exec(text)?.[1];
        if (word === undefined) return [];
        const advice = `${word}: do it now or write an issue`;
        return [{ path: file.path, line: index + 1, rule: "no-reminders", advice }];
      }),
    );
}

function aliasAcrossRooms(files: readonly ProjectFile[]): readonly Breach[] {
  return files.filter(isScript).flatMap((file) =>
    specifiersOf(file)
      .filter(({ text }) => leavesRoom(file.path, text))
      .map((specifier) => ({
        path: file.path,
        line: lineOf(specifier),
        rule: "alias-across-rooms",
        advice: `"${specifier.text}" leaves the room: write it with @/`,
      })),
  );
}

/** What the file imports, re-exports, loads with import() or require(), or names in an import type. */
function specifiersOf(file: ProjectFile): readonly ts.StringLiteralLike[] {
  return nodesOf(syntaxOf(file), ts.isStringLiteralLike).filter(({ parent }) => {
    if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
    if (ts.isExternalModuleReference(parent) || ts.isImportTypeNode(parent.parent)) return true;
    return (
      ts.isCallExpression(parent) &&
      (parent.expression.kind === ts.SyntaxKind.ImportKeyword || parent.expression.getText() === "require")
    );
  });
}

/** A file of the root folder, such as `../package.json`, is in no room. */
function leavesRoom(path: string, specifier: string): boolean {
  if (!specifier.startsWith("../")) return false;
  const [room = "", ...rest] = posix.join(posix.dirname(path), specifier).split("/");
  const isRootFile = rest.length === 0 && room.includes(".");
  return !isRootFile && room !== path.split("/")[0];
}
