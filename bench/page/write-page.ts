import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { MemoryResult } from "../memory/memory-result";
import type { PagesResult } from "../pages/page-weight";
import { readResult, resultPath } from "../results";
import type { RunResult } from "../run/measurement";
import type { ScaleResult } from "../scale/scale-result";
import { escapeHtml } from "./html";
import { memorySection } from "./memory-section";
import { pagesSection } from "./pages-section";
import { runSections } from "./run-section";
import { scaleSections } from "./scale-section";

/** Writes the page about the latest results of each kind and gives its path. It needs nothing but itself. */
export async function writePage(): Promise<string> {
  const [run, scale, pages, memory] = await Promise.all([
    readResult<RunResult>("latest"),
    readResult<ScaleResult>("scale"),
    readResult<PagesResult>("pages"),
    readResult<MemoryResult>("memory"),
  ]);
  const style = await readFile(fileURLToPath(new URL("style.css", import.meta.url)), "utf8");
  const at = [run, scale, pages, memory].map((result) => result?.at).filter((each) => each !== undefined);
  const sections = [
    run && runSections(run),
    scale && scaleSections(scale),
    pages && pagesSection(pages),
    memory && memorySection(memory),
  ];
  const path = resultPath("latest", "html");
  await writeFile(
    path,
    page(style, at.toSorted().at(-1) ?? "", sections.filter((each) => each !== undefined).join("\n")),
  );
  return path;
}

function page(style: string, at: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Muster: measured</title>
<style>
${style}</style>
</head>
<body>
<main>
<h1>Muster, measured</h1>
<p>${escapeHtml(at)}, by npm run bench.</p>
${content}
</main>
</body>
</html>
`;
}
