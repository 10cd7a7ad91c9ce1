import type { Breach, HouseRule } from "./house-rule";
import { baseName, isScript, type ProjectFile } from "./read-project";

export const nameRules: readonly HouseRule[] = [kebabCase, namedThing, noBarrel];

const ROOMS = /^(app|components|lib|db|scim|server|e2e|bench|scripts)\//;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** `[id]`, `[...all]`, `[[...all]]`, `(group)`, `@slot`, `_private`, `.well-known`, and `openapi.json` of a download. */
const NEXT_FOLDER =
  /^(\[(\.\.\.)?[A-Za-z]\w*\]|\[\[\.\.\.[A-Za-z]\w*\]\]|\([a-z0-9-]+\)|[@_.][a-z0-9]+(-[a-z0-9]+)*|[a-z0-9]+(-[a-z0-9]+)*\.json)$/;
const NAMELESS = new Set(["helpers", "types", "utils"]);

function kebabCase(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter(({ path }) => ROOMS.test(path) || (!path.includes("/") && !path.startsWith(".")))
    .filter(({ path }) => !path.split("/").every((segment, at, all) => isKebab(segment, all[0], at === all.length - 1)))
    .map(({ path }) => ({ path, line: 1, rule: "kebab-case", advice: "write files and folders in-kebab-case" }));
}

function isKebab(segment: string, room: string | undefined, isFile: boolean): boolean {
  if (isFile) return segment.split(".").every((part) => KEBAB.test(part));
  return KEBAB.test(segment) || (room === "app" && NEXT_FOLDER.test(segment));
}

function namedThing(files: readonly ProjectFile[]): readonly Breach[] {
  return files.filter(isNameless).map(({ path }) => ({
    path,
    line: 1,
    rule: "named-thing",
    advice: "name the thing: no utils, helpers, types or common",
  }));
}

function isNameless(file: ProjectFile): boolean {
  const [stem = ""] = baseName(file).split(".");
  return (isScript(file) && NAMELESS.has(stem)) || file.path.split("/").slice(0, -1).includes("common");
}

function noBarrel(files: readonly ProjectFile[]): readonly Breach[] {
  return files
    .filter((file) => /^index\.[cm]?[jt]sx?$/.test(baseName(file)) && file.path !== "scim/index.ts")
    .map(({ path }) => ({
      path,
      line: 1,
      rule: "no-barrel",
      advice: "import the file itself; only scim has an index",
    }));
}
