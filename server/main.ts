import { parseArgs } from "node:util";
import { runServer } from "./run-server";

const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });

try {
  await runServer({ root: process.cwd(), dev: values.dev });
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
