import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { SourceMap, type SourceMapPayload } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { leanSourceMaps } from "./lean-source-maps";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "muster-maps-"));
});
afterAll(() => rm(folder, { recursive: true }));

const mapOf = async (path: string) => JSON.parse(await readFile(path, "utf8")) as SourceMapPayload;

it("maps lose the text of their sources and find the same lines", async () => {
  const source = join(folder, "source.ts");
  const out = join(folder, "server", "chunks", "source.js");
  await writeFile(
    source,
    "const secret: string = 'of the source';\nexport function fail(): never {\n  throw secret;\n}\n",
  );
  await build({ entryPoints: [source], outfile: out, minify: true, format: "esm", sourcemap: "linked" });
  const code = await readFile(out, "utf8");
  const column = code.indexOf("throw");
  const before = await mapOf(`${out}.map`);
  expect(before.sourcesContent).toHaveLength(1);
  await leanSourceMaps(folder);
  const after = await mapOf(`${out}.map`);
  expect(after).toEqual({ ...before, sourcesContent: undefined });
  expect(new SourceMap(after).findEntry(0, column)).toMatchObject({ originalLine: 2, originalColumn: 2 });
  expect(await readFile(out, "utf8")).toBe(code);
});

it("so do the parts of a map that is made of several, and what is no map stays", async () => {
  const parts = join(folder, "parts");
  await mkdir(parts);
  const map = { version: 3, sources: ["a.ts"], names: [], mappings: "AAAA" };
  const sections = [{ offset: { line: 0, column: 0 }, map: { ...map, sourcesContent: ["text"] } }];
  await writeFile(join(parts, "index.js.map"), JSON.stringify({ version: 3, sections }));
  await writeFile(join(parts, "data.json"), '{"sourcesContent":1}');
  await leanSourceMaps(parts);
  expect(await mapOf(join(parts, "index.js.map"))).toEqual({ version: 3, sections: [{ ...sections[0], map }] });
  expect(await readFile(join(parts, "data.json"), "utf8")).toBe('{"sourcesContent":1}');
});
