import ts from "typescript";
import type { Breach, HouseRule } from "./house-rule";
import { isScript, type ProjectFile } from "./read-project";
import { directivesOf, lineOf, nodesOf, syntaxOf } from "./syntax";

export const directiveRules: readonly HouseRule[] = [noClientPage, noServerAction];

const SIGN_IN_OUT = /^app\/\(auth\)\/|(^|\/)sign-(in|out)(-actions?)?\.tsx?$/;

function noClientPage(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter(({ path }) => /^app\/(.*\/)?(page|layout)\.[jt]sx?$/.test(path))
    .flatMap((file) => {
      const advice = "a page is a server component: put the client part into components";
      return breachesOf(file, directivesOf(syntaxOf(file).statements), "use client", "no-client-page", advice);
    });
}

function noServerAction(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter((file) => isScript(file) && !SIGN_IN_OUT.test(file.path))
    .flatMap((file) => {
      const source = syntaxOf(file);
      const bodies = nodesOf(source, ts.isBlock).map(({ statements }) => statements);
      const directives = [source.statements, ...bodies].flatMap(directivesOf);
      const advice = "server actions only sign in and out: make an endpoint in lib/contracts and a route";
      return breachesOf(file, directives, "use server", "no-server-action", advice);
    });
}

function breachesOf(
  { path }: ProjectFile,
  directives: readonly ts.StringLiteral[],
  directive: string,
  rule: string,
  advice: string,
): readonly Breach[] {
  return directives
    .filter(({ text }) => text === directive)
    .map((literal) => ({ path, line: lineOf(literal), rule, advice }));
}
