/**
 * Starts the server from one bundle: it is there sooner than modules that are translated one by one, and runs what was
 * written and nothing else. Processes that this one starts take its bundle. Bundles are named by their content, so
 * several may start from one folder.
 */
import module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { build, stop } from "esbuild";

const ENTRY = "server/main.ts";
const FOLDER = ".cache/server";

async function bundle() {
  const { metafile } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    outdir: FOLDER,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    logLevel: "warning",
  });
  const [made] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === ENTRY) ?? [];
  if (made === undefined) throw new Error(`There is no bundle of ${ENTRY}.`);
  return join(process.cwd(), made);
}

// Old objects are collected when they have grown by this much, not when they are several times what they were. Young ones
// have 8 MB, by the flag in package.json: it must be there before the heap is.
setFlagsFromString("--heap-growing-percent=50");
// Stacks of our own code name our own lines. A Node before 22.14 also keeps the maps of packages in memory.
if (module.setSourceMapsSupport) module.setSourceMapsSupport(true);
else process.setSourceMapsEnabled(true);
process.env.MUSTER_SERVER_BUNDLE ??= await bundle();
await stop();
await import(pathToFileURL(process.env.MUSTER_SERVER_BUNDLE).href);
