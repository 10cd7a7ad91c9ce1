import ts from "typescript";
import type { Breach, HouseRule } from "./house-rule";
import type { ProjectFile } from "./read-project";
import { lineOf, syntaxOf } from "./syntax";

export const routeRules: readonly HouseRule[] = [routeHandlers];

const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
const DOORS = new Set(["teamRoute", "teamDownload", "scimRoute", "publicRoute"]);
const ROUTE_CONFIG = new Set([
  "dynamic",
  "dynamicParams",
  "fetchCache",
  "maxDuration",
  "preferredRegion",
  "revalidate",
  "runtime",
]);
const WRITE_IT =
  "write `export const GET = teamRoute(...)` (or teamDownload, scimRoute, publicRoute), imported from @/lib/http";

/** Authorization cannot be forgotten: a handler is made by a door that asks for it. */
function routeHandlers(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter(({ path }) => /^app\/(.*\/)?route\.[jt]sx?$/.test(path))
    .flatMap((file) => {
      const source = syntaxOf(file);
      const doors = importedDoors(source);
      return source.statements
        .flatMap((statement) => faultsOf(statement, doors))
        .map(({ node, advice }) => ({ path: file.path, line: lineOf(node), rule: "route-handlers", advice }));
    });
}

interface Fault {
  readonly node: ts.Node;
  readonly advice: string;
}

function faultsOf(statement: ts.Statement, doors: ReadonlySet<string>): readonly Fault[] {
  if (ts.isExportDeclaration(statement)) return [{ node: statement, advice: `no export list here; ${WRITE_IT}` }];
  if (ts.isExportAssignment(statement)) return [{ node: statement, advice: `no default export here; ${WRITE_IT}` }];
  if (!isExported(statement)) return [];
  if (!ts.isVariableStatement(statement)) return [{ node: statement, advice: `not a const; ${WRITE_IT}` }];
  const isConst = (statement.declarationList.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  return statement.declarationList.declarations.flatMap((declaration) => {
    const advice = faultOf(declaration, isConst, doors);
    return advice === undefined ? [] : [{ node: declaration, advice }];
  });
}

function faultOf(
  { name, initializer }: ts.VariableDeclaration,
  isConst: boolean,
  doors: ReadonlySet<string>,
): string | undefined {
  if (!ts.isIdentifier(name)) return `no destructuring here; ${WRITE_IT}`;
  if (ROUTE_CONFIG.has(name.text)) return undefined;
  if (!METHODS.has(name.text)) return `a route exports HTTP methods and Next's route config, not ${name.text}`;
  const isDoor =
    initializer !== undefined &&
    ts.isCallExpression(initializer) &&
    ts.isIdentifier(initializer.expression) &&
    doors.has(initializer.expression.text);
  return isConst && isDoor ? undefined : `${name.text} is not made by a door; ${WRITE_IT}`;
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

/** The doors this file really imports: a local function of that name is none. */
function importedDoors(source: ts.SourceFile): ReadonlySet<string> {
  const names = source.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
    const bindings = importClause?.namedBindings;
    const isHttp = ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith("@/lib/http/");
    if (!isHttp || bindings === undefined || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.filter(({ propertyName }) => propertyName === undefined).map(({ name }) => name.text);
  });
  return new Set(names.filter((name) => DOORS.has(name)));
}
