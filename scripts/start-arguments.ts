import { readFileSync } from "node:fs";
import { z } from "zod";

const manifest = z.object({ scripts: z.object({ start: z.string().startsWith("node ") }) });

/** What `npm start` gives to Node, so that whatever starts a server of its own starts the same. Read in the project's root. */
export function startArguments(): readonly string[] {
  const { scripts } = manifest.parse(JSON.parse(readFileSync("package.json", "utf8")));
  return scripts.start.split(" ").slice(1);
}
