import type { Breach, HouseRule } from "./house-rule";
import { isScript, type ProjectFile } from "./read-project";

const FILE_LINES_MAX = 300;
const ROUTE_LINES_MAX = 25;
const PAGE_LINES_MAX = 40;
const MEDIAN_LINES_MAX = 90;
const P90_LINES_MAX = 220;
const FILES_MIN = 30;

export const sizeRules: readonly HouseRule[] = [fileLength, routeLength, pageLength, medianLength, p90Length];

export interface HouseNumbers {
  readonly fileCount: number;
  readonly medianLines: number;
  readonly p90Lines: number;
}

export function measureHouse(files: readonly ProjectFile[]): HouseNumbers {
  const sources = handWritten(files);
  return {
    fileCount: sources.length,
    medianLines: fileAtRank(sources, 0.5)?.lineCount ?? 0,
    p90Lines: fileAtRank(sources, 0.9)?.lineCount ?? 0,
  };
}

function fileLength(files: readonly ProjectFile[]): readonly Breach[] {
  return longer(handWritten(files), FILE_LINES_MAX, "file-length", "split it by what it does");
}

function routeLength(files: readonly ProjectFile[]): readonly Breach[] {
  const routes = files.filter(({ path }) => /^app\/(.*\/)?route\.[jt]sx?$/.test(path));
  return longer(routes, ROUTE_LINES_MAX, "route-length", "move the work to a verb in lib");
}

function pageLength(files: readonly ProjectFile[]): readonly Breach[] {
  const pages = files.filter(({ path }) => /^app\/(.*\/)?page\.[jt]sx?$/.test(path));
  return longer(pages, PAGE_LINES_MAX, "page-length", "move the sections to components");
}

function medianLength(files: readonly ProjectFile[]): readonly Breach[] {
  return atRank(files, 0.5, MEDIAN_LINES_MAX, "median-length");
}

function p90Length(files: readonly ProjectFile[]): readonly Breach[] {
  return atRank(files, 0.9, P90_LINES_MAX, "p90-length");
}

function longer(files: readonly ProjectFile[], linesMax: number, rule: string, remedy: string): readonly Breach[] {
  return files
    .filter((file) => file.lineCount > linesMax)
    .map((file) => ({
      path: file.path,
      line: linesMax + 1,
      rule,
      advice: `${file.lineCount} lines, at most ${linesMax}: ${remedy}`,
    }));
}

function atRank(files: readonly ProjectFile[], share: number, linesMax: number, rule: string): readonly Breach[] {
  const sources = handWritten(files);
  const file = fileAtRank(sources, share);
  if (sources.length < FILES_MIN || !file || file.lineCount <= linesMax) return [];
  const advice = `${share * 100} % of the files may have at most ${linesMax} lines, this one has ${file.lineCount}: split the longest`;
  return [{ path: file.path, line: linesMax + 1, rule, advice }];
}

function handWritten(files: readonly ProjectFile[]): readonly ProjectFile[] {
  return files.filter((file) => (isScript(file) || file.path.endsWith(".css")) && !/(^|\/)fixtures\//.test(file.path));
}

/** By nearest rank: the shortest file that at least this share of the files does not exceed. */
function fileAtRank(files: readonly ProjectFile[], share: number): ProjectFile | undefined {
  const ascending = files.toSorted((left, right) => left.lineCount - right.lineCount);
  return ascending[Math.ceil(share * ascending.length) - 1];
}
